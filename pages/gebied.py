"""Gebiedsrapport: the ready report of one area as a web page, with its files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.report.area import report
from arbeidszorg.report.subject import year_of
from arbeidszorg.texts import t
from components import html
from components.context import atlas
from components.document import article
from components.notices import notices
from components.terms import SCRIPT, explained
from pages.common import TextPage

PLACE = "/rapport/"
#: In which files a report can be taken along.
FORMATS = ("pdf", "docx", "pptx")


def page_at(path: str, given: Mapping[str, str]) -> TextPage | None:
    """The page of ``/rapport/<gebied>?jaar=...``; None when there is no such area."""
    if not path.startswith(PLACE):
        return None
    here = atlas()
    area = here.geography.find(path.removeprefix(PLACE))
    if area is None:
        return None
    year, said = chosen_year(given.get("jaar", ""), here)
    name = here.geography.full_name(area.code)
    return TextPage(
        f"{PLACE}{area.slug}?jaar={year}",
        t("page.gebied.title", area=name, year=year),
        t("page.gebied.lead", area=name, year=year),
        partial(layout, area.code, year, said),
        (SCRIPT,),
    )


def chosen_year(text: str, here: Atlas) -> tuple[int, tuple[str, ...]]:
    """The year that an address asks for, else the last, with a notice."""
    first, last = here.years
    asked = text.strip()
    if not asked:
        return last, ()
    if year := year_of(asked, here):
        return year, ()
    clean = "".join(letter for letter in asked if letter.isprintable())[:20]
    return last, (t("page.gebied.no_year", year=clean, first=first, last=last),)


def layout(code: str, year: int, said: tuple[str, ...], _: str = "") -> html.Div:
    """The report, what it can be taken along as, and other years."""
    here = atlas()
    slug = here.geography.areas[code].slug
    made = report(here, code, year)
    years = range(here.years[0], here.years[1] + 1)
    return html.Div(
        [
            html.H1(made.title),
            html.P(made.subtitle, className="lead"),
            html.Div(notices(said)),
            html.P(
                [t("page.gebied.take"), " "]
                + [
                    html.A(
                        t(f"page.rapport.format.{one}"),
                        className="knop",
                        download=True,
                        href=f"{PLACE}{slug}.{one}?jaar={year}",
                        **{
                            "aria-label": t(
                                "page.gebied.take_as",
                                title=made.title,
                                format=t(f"page.rapport.format.{one}"),
                            )
                        },
                    )
                    for one in FORMATS
                ],
                className="knoppenrij",
            ),
            html.Nav(
                [t("page.gebied.years"), " "]
                + [
                    html.A(
                        str(one),
                        href=f"{PLACE}{slug}?jaar={one}",
                        **({"aria-current": "page"} if one == year else {}),
                    )
                    for one in years
                ],
                className="jarenrij",
                **{"aria-label": t("page.gebied.years")},
            ),
            *explained([html.P(line) for line in made.lead], set()),
            *article(made),
            html.P(html.A(t("page.gebied.others"), href="/rapporten")),
        ],
        className="breed pagina-gebied",
    )
