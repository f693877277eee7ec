"""Methode: what every number means, where it comes from and what stays hidden.

The words are in ``arbeidszorg/texts/nl/methode.toml``, one table per section; its name is the id
that figures link to. What the code knows (measures, answer lists, threshold) comes from the code.
"""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import has, label, t
from arbeidszorg.view.measures import MEASURES
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import SPLITS, UNITS
from components import contents, html
from components.contents import Entry, own_link
from components.context import atlas
from components.method import EXTRA, capital, values, written_table
from components.method_places import sections
from components.prose import blocks
from components.terms import SCRIPT, explained, with_terms

#: Sections in order, each with its parts; both are ids.
SECTIONS: dict[str, tuple[str, ...]] = {
    "arbeidszorg": ("wel-niet",),
    "maten": tuple(MEASURES),
    "eenheden": tuple(f"eenheid-{unit}" for unit in UNITS),
    "uitsplitsingen": ("eigen-indeling", *SPLITS),
    "telregels": (
        "regel-cel",
        "regel-stromen",
        "regel-dag",
        "plaats",
        "regel-buiten",
        "wonen-en-werken",
        "regel-leeg",
        "onvolledig",
    ),
    "ladder": ("nettoresultaat",),
    "gebieden": ("overlap", "fusies", "groepen", "vergelijkbaar", "grenzen"),
    "kleuren": ("klassen", "toestanden"),
    "privacy": (
        "privacy-regel",
        "privacy-bijkomend",
        "privacy-rijen",
        "privacy-fijn",
        "privacy-versies",
        "privacy-grens",
        "privacy-gegevens",
    ),
    "bronnen": (
        "registraties",
        "demonstratie",
        "gepubliceerd",
        "studie",
        "stand",
        "breuken",
    ),
    "programmas": (),
    "gebruik": ("citeren", "presentaties", "vermeldingen"),
    "toegankelijkheid": (),
}
#: What is said of a measure, in order.
ASPECTS = ("counts", "moment", "example", "wrong")
#: Parts that stand in a frame, so that nobody overlooks them.
FRAMED = ("eigen-indeling", "privacy-grens")
#: Terms of the glossary that this page itself says more of than a tooltip could.
OWN = (
    *MEASURES,
    "aandeel",
    "arbeidszorg",
    "arbeidszorgmedewerker",
    "arbeidszorginitiatief",
    "demonstratiegegevens",
    "index",
    "niet-geregistreerd",
    "participatieladder",
    "per-10000",
    "registratie",
    "trede",
    "verblijf",
    "verborgen",
    "vestiging",
    "woonplaats",
)


# --- sections ------------------------------------------------------------------------------------


def heading(name: str) -> str:
    """What a section is called; measures, units and splits have the name of the filter bar."""
    if has(f"methode.{name}.title"):
        return t(f"methode.{name}.title")
    if name in MEASURES:
        return t(f"view.measure.{name}")
    if name in SPLITS:
        return capital(t(f"view.split.{name}"))
    return capital(t(f"view.unit.{name.removeprefix('eenheid-')}"))


def content(name: str, here: Atlas) -> list[Any]:
    """What stands under the heading of a section or part."""
    if name in MEASURES:
        return [_measure(name)]
    if name in SPLITS:
        return _split(name)
    fill = values(here).get(name, here.geography.words)
    key = f"methode.{name}"
    parts = blocks(t(f"{key}.text", **fill))
    if has(f"{key}.table"):
        parts.append(written_table(name))
    if name in EXTRA:
        parts.extend(EXTRA[name](here))
    if has(f"{key}.after"):
        parts.extend(blocks(t(f"{key}.after", **fill)))
    return parts


def _measure(code: str) -> html.Dl:
    """The definition of a measure."""
    entries: list[Any] = []
    for aspect in ASPECTS:
        entries.append(html.Dt(t(f"methode.maten.{aspect}")))
        entries.append(html.Dd(blocks(t(f"methode.maat.{code}.{aspect}"))))
    return html.Dl(entries, className="definitie")


def _split(code: str) -> list[Any]:
    """What a split says, and its answers as they are today."""
    answers = [html.Li(label(code, answer)) for answer in split_codes(code)]
    name = t("methode.answers", split=t(f"view.split.{code}"))
    return [
        *blocks(t(f"methode.split.{code}")),
        html.Ul(answers, className="antwoorden", **{"aria-label": name}),
    ]


# --- the page ------------------------------------------------------------------------------------


def _part(name: str, here: Atlas) -> html.Section:
    return html.Section(
        [html.H3(heading(name)), own_link(name, heading(name)), *content(name, here)],
        id=name,
        className="deel kader" if name in FRAMED else "deel",
    )


def _section(name: str, here: Atlas) -> html.Section:
    return html.Section(
        [
            html.H2(heading(name)),
            own_link(name, heading(name)),
            *content(name, here),
            *(_part(part, here) for part in sections(SECTIONS[name], here)),
        ],
        id=name,
        className="hoofdstuk",
    )


def entries(here: Atlas) -> list[Entry]:
    """The table of contents: every section and part."""
    return [
        Entry(
            name,
            heading(name),
            tuple(Entry(part, heading(part)) for part in sections(parts, here)),
        )
        for name, parts in SECTIONS.items()
    ]


def layout() -> html.Div:
    """The page; an address has nothing to say here but its anchor."""
    here, known = atlas(), set(OWN)
    return html.Div(
        [
            html.H1(t("methode.title")),
            html.P(with_terms(t("methode.lead"), known), className="lead"),
            contents.beside(
                entries(here), [explained(_section(name, here), known) for name in SECTIONS]
            ),
        ],
        className="breed methode",
    )


dash.register_page(
    __name__,
    path="/methode",
    name=t("page.nav.methode"),
    title=t("methode.title"),
    description=t("methode.lead"),
    order=30,
    layout=layout,
    scripts=(SCRIPT, contents.SCRIPT),
)
