"""The frame around the pages: skip link, navigation, demonstration mark and footer."""

from __future__ import annotations

from builders import atlas as atlas_of
from builders import persons, registry
from drawn import every, having, parts, words
from flask.testing import FlaskClient

from arbeidszorg.atlas import Atlas
from components.shell import PAGES, shell

OWN = atlas_of(registry(stays=persons(9), source="Registraties van STAM"))


def test_the_first_link_leads_to_the_content() -> None:
    made = shell(OWN)
    first = next(part for part in parts(made) if getattr(part, "href", None))
    target = first.href.removeprefix("#")
    assert having(made, id=target)
    assert len(every(made, "Main")) == 1
    assert every(made, "Main")[0].id == target


def test_the_navigation_names_every_page() -> None:
    (nav,) = every(shell(OWN), "Nav")
    assert getattr(nav, "aria-label")
    assert [link.href for link in every(nav, "Link")] == list(PAGES.values())


def test_every_page_of_the_navigation_exists(client: FlaskClient) -> None:
    import dash

    known = {page["path"] for page in dash.page_registry.values()}
    assert set(PAGES.values()) <= known
    assert client.get("/").status_code == 200


def test_demonstration_data_are_marked_on_every_page(demo_atlas: Atlas) -> None:
    assert "verzonnen" in words(shell(demo_atlas))
    assert "verzonnen" not in words(shell(OWN))


def test_the_footer_names_source_date_and_version() -> None:
    (footer,) = every(shell(OWN), "Footer")
    said = words(footer)
    for needed in ("Registraties van STAM", "31/12/2023", "proef", "NGI", "Statbel"):
        assert needed in said
    links = [link.href for link in every(footer, "A")]
    assert "/methode#privacy" in links
    assert "/methode#toegankelijkheid" in links
