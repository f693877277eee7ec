"""The frame around the pages: skip link, navigation, demonstration mark and footer."""

from __future__ import annotations

from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from components.shell import above, below
from components.site import Site
from helpers.builders import persons, registry, weakened_atlas
from helpers.drawn import elements, words

OWN = weakened_atlas(registry(stays=persons(9), source="Registraties van STAM"))


def paths(site: Site) -> list[str]:
    """Where the pages of the menu are, in its order."""
    return [page.path for entry in site.menu.values() for page in entry]


def test_the_first_link_leads_to_the_content(client: FlaskClient, site: Site) -> None:
    first = elements(above(OWN, site, "/"), "A")[0]
    assert first.href == "#inhoud"
    for path in paths(site):
        assert client.get(path).text.count('<main id="inhoud"') == 1


def test_the_navigation_names_every_page_and_says_where_one_is(site: Site) -> None:
    (nav,) = elements(above(OWN, site, "/kaart"), "Nav")
    assert getattr(nav, "aria-label")
    links = elements(nav, "A")
    assert [link.href for link in links] == paths(site)
    groups = [name for name, pages in site.menu.items() if pages[0].menu]
    assert len(elements(nav, "Summary")) == len(groups), "a group unfolds without scripts"
    here = [link.href for link in links if getattr(link, "aria-current", "") == "page"]
    assert here == ["/kaart"]


def test_the_navigation_takes_along_what_every_page_with_figures_understands(
    site: Site,
) -> None:
    (nav,) = elements(above(OWN, site, "/kaart", "?sector=ggz"), "Nav")
    hrefs = [link.href for link in elements(nav, "A")]
    assert hrefs == [
        "/?sector=ggz",
        "/kaart?sector=ggz",
        "/aanbod?sector=ggz",
        "/evolutie?sector=ggz",
        "/stromen?sector=ggz",
        "/over",
        "/meerwaarde",
        "/meerwaarde/wat-als",
        "/ladder",
        "/veranderingstheorie",
        "/aanbevelingen",
        "/gebied",
        "/rapporten",
        "/rapport",
        "/presentatie",
        "/methode",
    ]


def test_every_page_of_the_navigation_exists(client: FlaskClient, site: Site) -> None:
    assert len(paths(site)) > 10
    assert {client.get(path).status_code for path in paths(site)} == {200}


def test_demonstration_data_are_marked_on_every_page(demo_atlas: Atlas, site: Site) -> None:
    assert "verzonnen" in words(above(demo_atlas, site, "/"))
    assert "verzonnen" not in words(above(OWN, site, "/"))


def test_the_footer_names_source_date_and_version() -> None:
    (footer,) = elements(below(OWN), "Footer")
    text = words(footer)
    for phrase in ("Registraties van STAM", "31/12/2023", "proef", "NGI", "Statbel"):
        assert phrase in text
    links = [link.href for link in elements(footer, "A")]
    assert "/methode#privacy" in links
    assert "/toegankelijkheid" in links and "/nieuw" in links
