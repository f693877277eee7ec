"""Methode: what every number means, where it comes from and what stays hidden.

The words are in ``arbeidszorg/texts/nl/methode.toml``, one table per section; its name is the id
that figures link to. What the code knows (measures, answer lists, threshold) comes from the code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from dash import html

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.counting.facts import split_codes
from arbeidszorg.disclosure.lattice import BROKEN_FROM
from arbeidszorg.figures import classes as map_classes
from arbeidszorg.places.geography import LEVELS
from arbeidszorg.registrations import model
from arbeidszorg.subjects.ladder import rungs
from arbeidszorg.texts import has, label, t
from arbeidszorg.view.measures import MEASURES, PLACES
from arbeidszorg.view.rows import STATUSES
from arbeidszorg.view.view import SPLITS, UNITS
from arbeidszorg.view.wording import enumerate_nl
from components.context import atlas
from components.tables import scrolling
from components.terms import SCRIPT, explained, with_terms
from pages.common import TextPage

#: Sections in order, each with its parts; both are ids.
SECTIONS: dict[str, tuple[str, ...]] = {
    "arbeidszorg": ("wel-niet",),
    "maten": MEASURES,
    "eenheden": tuple(f"eenheid-{unit}" for unit in UNITS),
    "uitsplitsingen": ("eigen-indeling", *SPLITS),
    "telregels": (
        "regel-cel",
        "regel-stromen",
        "regel-dag",
        "plaats",
        "regel-buiten",
        "regel-leeg",
        "onvolledig",
    ),
    "ladder": ("nettoresultaat",),
    "gebieden": ("overlap", "fusies", "grenzen"),
    "kleuren": ("klassen", "toestanden"),
    "privacy": (
        "privacy-regel",
        "privacy-bijkomend",
        "privacy-rijen",
        "privacy-fijn",
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
    "toegankelijkheid": ("toegankelijk-wel", "toegankelijk-niet", "melden"),
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

_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|`(?P<code>.+?)`|\[(?P<text>[^\]]+)\]\((?P<to>\S+?)\)")
_NUMBER = re.compile(r"[\d.,]+(\s%)?")


# --- text to components --------------------------------------------------------------------------


def inline(text: str) -> list[Any]:
    """A line of text with its bold words, code and links."""
    found: list[Any] = []
    end = 0
    for match in _INLINE.finditer(text):
        found.append(text[end : match.start()])
        if match["bold"]:
            found.append(html.Strong(inline(match["bold"])))
        elif match["code"]:
            found.append(html.Code(match["code"]))
        else:
            found.append(html.A(match["text"], href=match["to"]))
        end = match.end()
    found.append(text[end:])
    return [piece for piece in found if piece != ""]


def blocks(text: str) -> list[Any]:
    """A text as paragraphs and lists."""
    found: list[Any] = []
    for block in text.strip().split("\n\n"):
        lines = block.splitlines()
        if lines[0].startswith("- "):
            found.append(html.Ul([html.Li(inline(line.removeprefix("- "))) for line in lines]))
        else:
            found.append(html.P(inline(" ".join(lines))))
    return found


def _aria(name: str) -> dict[str, Any]:
    """The name that assistive technology gives."""
    return {"aria-label": name}


def _table(caption: str, rows: Iterable[Iterable[Any]]) -> html.Div:
    """A table whose first row is its head and whose first column names the rows."""
    head, *body = [list(row) for row in rows]
    last = body[0] if body else head
    numeric = [isinstance(one, str) and bool(_NUMBER.fullmatch(one)) for one in last]
    kinds = ["getal" if number and place else "" for place, number in enumerate(numeric)]
    return scrolling(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(
                    html.Tr(
                        [
                            html.Th(one, scope="col", className=kind)
                            for one, kind in zip(head, kinds, strict=True)
                        ]
                    )
                ),
                html.Tbody(
                    [
                        html.Tr(
                            [
                                html.Th(row[0], scope="row"),
                                *(
                                    html.Td(one, className=kind)
                                    for one, kind in zip(row[1:], kinds[1:], strict=True)
                                ),
                            ]
                        )
                        for row in body
                    ]
                ),
            ],
            className="cijfertabel",
        ),
        caption,
    )


def _written(name: str) -> html.Div:
    """The table that a section has in its texts."""
    lines = t(f"methode.{name}.table").strip().splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return _table(t(f"methode.{name}.caption"), [*rows, *ROWS.get(name, list)()])


#: Rows of such a table that do not stand in its texts.
ROWS: dict[str, Callable[[], list[list[str]]]] = {
    "ladder": lambda: [[str(number), rungs.name(number)] for number in rungs.RUNGS],
}


# --- sections ------------------------------------------------------------------------------------


def heading(name: str) -> str:
    """What a section is called; measures, units and splits have the name of the filter bar."""
    if has(f"methode.{name}.title"):
        return t(f"methode.{name}.title")
    if name in MEASURES:
        return t(f"view.measure.{name}")
    if name in SPLITS:
        return _capital(t(f"view.split.{name}"))
    return _capital(t(f"view.unit.{name.removeprefix('eenheid-')}"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def values(here: Atlas) -> dict[str, dict[str, object]]:
    """Section -> what its texts are filled in with."""
    data: dict[str, object] = {
        "source": here.edition.source,
        "date": style.day(here.edition.reference_date),
        "version": here.version,
        "first": here.years[0],
        "last": here.years[1],
    }
    low, high = here.settings.small_from, here.settings.small_to
    small: dict[str, object] = {"low": low, "high": high, "values": high - low + 1}
    zero = "hidden" if here.settings.hide_zero else "shown"
    return {
        "klassen": {"most": map_classes.AIM},
        "privacy-regel": {**small, "zero": t(f"methode.privacy-regel.zero_{zero}")},
        "privacy-bijkomend": small,
        "privacy-rijen": {"group": BROKEN_FROM},
        "registraties": data,
        "citeren": data,
        "programmas": {
            **data,
            "statuses": enumerate_nl(tuple(f"`{status}`" for status in STATUSES)),
        },
    }


def content(name: str, here: Atlas) -> list[Any]:
    """What stands under the heading of a section or part."""
    if name in MEASURES:
        return [_measure(name)]
    if name in SPLITS:
        return _split(name)
    fill = values(here).get(name, {})
    key = f"methode.{name}"
    found = blocks(t(f"{key}.text", **fill))
    if has(f"{key}.table"):
        found.append(_written(name))
    if name in EXTRA:
        found.extend(EXTRA[name](here))
    if has(f"{key}.after"):
        found.extend(blocks(t(f"{key}.after", **fill)))
    return found


def _measure(code: str) -> html.Dl:
    """The definition of a measure."""
    found: list[Any] = []
    for aspect in ASPECTS:
        found.append(html.Dt(t(f"methode.maten.{aspect}")))
        found.append(html.Dd(blocks(t(f"methode.maat.{code}.{aspect}"))))
    return html.Dl(found, className="definitie")


def _split(code: str) -> list[Any]:
    """What a split says, and its answers as they are today."""
    answers = [html.Li(label(code, answer)) for answer in split_codes(code)]
    name = t("methode.answers", split=t(f"view.split.{code}"))
    return [
        *blocks(t(f"methode.split.{code}")),
        html.Ul(answers, className="antwoorden", **_aria(name)),
    ]


def _sectors(_: Atlas) -> list[Any]:
    return [html.Ul([html.Li(f"{label('sector', code)} ({code})") for code in model.SECTORS])]


def _states(_: Atlas) -> list[Any]:
    """Zero and the states, each with its look on a map."""
    looks = {"nul": (style.ZERO, "", style.LINE), **style.STATES}
    found: list[Any] = []
    for state, (fill, pattern, ink) in looks.items():
        key = f"methode.toestand.{state}"
        name = t(f"{key}.name") if has(f"{key}.name") else t(f"table.status.{state}")
        kind = {"/": " gestreept", ".": " gestippeld"}.get(pattern, "")
        swatch = html.Span(className=f"staal{kind}", style={"--vul": fill, "--inkt": ink})
        found.append(html.Dt([swatch, " ", f"{_capital(name)} ({t(f'{key}.look')})"]))
        found.append(html.Dd(blocks(t(f"{key}.text"))))
    return [html.Dl(found, className="definitie")]


def _parameters(here: Atlas) -> list[Any]:
    """The parameters of an address with their values, from the lists of the code."""
    key = "methode.programmas"
    first, last = here.years

    def some(codes: Iterable[str]) -> str:
        return t(f"{key}.waarde.all", values=", ".join(codes))

    rows = {
        "jaar": t(f"{key}.waarde.jaar", first=first, last=last),
        "niveau": ", ".join(LEVELS),
        "gebied": t(f"{key}.waarde.gebied"),
        "sector": some(code.lower() for code in model.SECTORS),
        "activiteit": some(model.ACTIVITIES),
        "maat": ", ".join(MEASURES),
        "eenheid": ", ".join(UNITS),
        "splitsing": t(f"{key}.waarde.split", values=", ".join(("geen", *SPLITS))),
        "plaats": ", ".join(PLACES),
    }
    head = (t(f"{key}.parameter"), t(f"{key}.values"))
    return [
        _table(t(f"{key}.caption"), [head, *((html.Code(n), text) for n, text in rows.items())])
    ]


def _boundaries(here: Atlas) -> list[Any]:
    state = "installed" if here.geography.has_boundaries else "absent"
    return blocks(t(f"methode.grenzen.{state}"))


def _data_shown(here: Atlas) -> list[Any]:
    state = "shown" if here.edition.demo else "own"
    return [html.P(html.Strong(t(f"methode.demonstratie.{state}")))]


def _quote(here: Atlas) -> list[Any]:
    return [html.Blockquote(html.P(t("methode.citeren.quote", **values(here)["citeren"])))]


#: What a section has beside its texts.
EXTRA: dict[str, Callable[[Atlas], list[Any]]] = {
    "arbeidszorg": _sectors,
    "toestanden": _states,
    "programmas": _parameters,
    "grenzen": _boundaries,
    "demonstratie": _data_shown,
    "citeren": _quote,
}


# --- the page ------------------------------------------------------------------------------------


def _part(name: str, here: Atlas) -> html.Section:
    return html.Section(
        [html.H3(heading(name)), *content(name, here)],
        id=name,
        className="deel kader" if name in FRAMED else "deel",
    )


def _section(name: str, here: Atlas) -> html.Section:
    return html.Section(
        [
            html.H2(heading(name)),
            *content(name, here),
            *(_part(part, here) for part in SECTIONS[name]),
        ],
        id=name,
        className="hoofdstuk",
    )


def contents() -> html.Nav:
    """The table of contents: every section and part."""

    def link(name: str) -> html.A:
        return html.A(heading(name), href=f"#{name}")

    items = []
    for name, parts in SECTIONS.items():
        below = [html.Ul([html.Li(link(part)) for part in parts])] if parts else []
        items.append(html.Li([link(name), *below]))
    return html.Nav(
        [html.P(t("methode.contents"), className="inhoudkop"), html.Ul(items)],
        className="inhoudsopgave",
        **_aria(t("methode.contents")),
    )


def layout(_: str = "") -> html.Div:
    """The page; an address has nothing to say here but its anchor."""
    here, known = atlas(), set(OWN)
    return html.Div(
        [
            html.H1(t("methode.title")),
            html.P(with_terms(t("methode.lead"), known), className="lead"),
            contents(),
            *(explained(_section(name, here), known) for name in SECTIONS),
        ],
        className="breed methode",
    )


PAGE = TextPage("/methode", t("methode.title"), t("methode.lead"), layout, (SCRIPT,))
