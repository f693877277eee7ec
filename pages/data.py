"""Open data: every published table as a file, what programs may ask, and how it is loaded."""

from __future__ import annotations

from typing import Any

import dash
from flask import current_app

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import files
from arbeidszorg.opendata.licence import licence
from arbeidszorg.opendata.sheet import Sheet
from arbeidszorg.opendata.tables import FIRST, entries, sheet
from arbeidszorg.texts import t
from components import contents, html, open_data
from components.contents import Entry, own_link
from components.context import atlas, earlier
from components.fixed_page import nothing
from components.notices import notices
from components.prose import blocks, inline
from components.query import as_text, first

#: Sections, each under its own anchor.
SECTIONS = ("tabel", "alles", "inladen", "programmas", "fouten", "licentie")
#: Longest name of a table that a notice repeats.
LONGEST = 60


def _chosen(tabel: Any) -> str:
    """The table of an address; the first one for a name that there is not."""
    name = first(tabel).strip().lower()
    return name if name in entries(atlas()) else FIRST


def address(tabel: Any = "") -> str:
    """The one address that it goes by."""
    name = _chosen(tabel)
    return files.PLACE if name == FIRST else f"{files.PLACE}?tabel={name}"


def layout(tabel: Any = "", **others: Any) -> html.Div:
    """The page, with one table chosen; what it does not know is said (``others``)."""
    here, name, asked = atlas(), _chosen(tabel), first(tabel).strip()
    vain = asked and asked.lower() != name
    missed = (t("opendata.page.no_table", name=asked[:LONGEST]),) if vain else ()
    _, unknown = nothing(as_text(others))
    made = sheet(here, name)
    return html.Div(
        [
            html.H1(t("opendata.page.title")),
            html.P(t("opendata.page.lead"), className="lead"),
            *notices((*missed, *unknown), looked_for=not unknown),
            contents.beside(
                [Entry(each, _title(each)) for each in SECTIONS],
                [_section(each, here, made) for each in SECTIONS],
            ),
        ],
        className="breed methode pagina-data",
    )


def _title(name: str) -> str:
    return t(f"opendata.page.{name}.title")


def _section(name: str, here: Atlas, made: Sheet) -> html.Section:
    title = _title(name)
    return html.Section(
        [
            html.H2(title),
            own_link(name, title),
            *blocks(t(f"opendata.page.{name}.text")),
            *_inside(name, here, made),
        ],
        id=name,
        className="hoofdstuk",
    )


def _inside(name: str, here: Atlas, made: Sheet) -> list[Any]:
    """What a section has beside its text."""
    if name == "tabel":
        return [open_data.form(here, made.name), *open_data.table(here, made)]
    if name == "alles":
        return _everything(here)
    if name == "inladen":
        return open_data.recipes(here, made)
    if name == "programmas":
        return open_data.asking(current_app, here)
    return open_data.faults() if name == "fouten" else _licence(here)


def _everything(here: Atlas) -> list[Any]:
    version = files.version_of(here)
    to = f"{files.PLACE}/{version}/{files.ALL}"
    link = html.A(t("opendata.page.all"), href=to, className="knop hoofdknop")
    others = [html.Li(_version(number)) for number in earlier().public()]
    versions = [html.P(t("opendata.page.versions")), html.Ul(others)] if len(others) > 1 else []
    return [html.P(link), *versions]


def _version(number: int) -> html.A:
    text = t("opendata.page.version", number=number)
    return html.A(text, href=f"{files.PLACE}/{number}/{files.ALL}")


def _licence(here: Atlas) -> list[Any]:
    known = licence(here)
    if not known.chosen:
        return [html.P(t("opendata.page.licence_none"))]
    key = "licence_demo" if here.edition.demo and not here.settings.licence else "licence_chosen"
    said = t(f"opendata.page.{key}", name=known.name, url=known.url)
    credits = here.geography.territory.credited("voettekst")
    return [html.P(inline(said)), *([html.P(credits)] if credits else [])]


dash.register_page(
    __name__,
    path=files.PLACE,
    title=t("opendata.page.title"),
    description=t("opendata.page.lead"),
    layout=layout,
    address=address,
    menu=None,
    scripts=(contents.SCRIPT,),
)
