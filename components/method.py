"""What the page of the method has beside its texts: tables, answer lists, states with their look,
and the values that its texts are filled in with. What the code knows comes from the code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.disclosure.lattice import BROKEN_FROM
from arbeidszorg.figures import classes as map_classes
from arbeidszorg.registrations import model
from arbeidszorg.subjects.ladder import rungs
from arbeidszorg.texts import has, label, t
from arbeidszorg.view.measures import MEASURES, PLACES
from arbeidszorg.view.rows import STATUSES
from arbeidszorg.view.view import SPLITS, UNITS
from arbeidszorg.view.wording import enumerate_nl
from components import html
from components.method_places import place_values
from components.prose import blocks
from components.tables import scrolling

_NUMBER = re.compile(r"[\d.,]+(\s%)?")


def capital(text: str) -> str:
    """With a capital letter."""
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
    own: dict[str, dict[str, object]] = {
        "klassen": {"most": map_classes.AIM},
        "privacy-regel": {**small, "zero": t(f"methode.privacy-regel.zero_{zero}")},
        "privacy-bijkomend": small,
        "privacy-rijen": {"group": BROKEN_FROM},
        "privacy-versies": {"state": _closed(here)},
        "privacy-grens": small,
        "nettoresultaat": {"high": high, "more": high + 1},
        "registraties": data,
        "citeren": data,
        "programmas": {
            **data,
            "statuses": enumerate_nl(tuple(f"`{status}`" for status in STATUSES)),
        },
    }
    places = place_values(here)
    return {
        name: {**here.geography.words, **places.get(name, {}), **own.get(name, {})}
        for name in {*own, *places}
    }


def _closed(here: Atlas) -> str:
    last, day = here.edition.closed, here.edition.closed_on
    if last is None or day is None:
        return t("methode.privacy-versies.none")
    return t("methode.privacy-versies.closed", last=last, day=style.day(day))


def _table(caption: str, rows: Iterable[Iterable[Any]]) -> html.Div:
    """A table whose first row is its head and whose first column names the rows."""
    head, *body = [list(row) for row in rows]
    last = body[0] if body else head
    numeric = [isinstance(cell, str) and bool(_NUMBER.fullmatch(cell)) for cell in last]
    kinds = ["getal" if number and place else "" for place, number in enumerate(numeric)]
    return scrolling(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(
                    html.Tr(
                        [
                            html.Th(cell, scope="col", className=kind)
                            for cell, kind in zip(head, kinds, strict=True)
                        ]
                    )
                ),
                html.Tbody(
                    [
                        html.Tr(
                            [
                                html.Th(row[0], scope="row"),
                                *(
                                    html.Td(cell, className=kind)
                                    for cell, kind in zip(row[1:], kinds[1:], strict=True)
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


def written_table(name: str) -> html.Div:
    """The table that a section has in its texts."""
    lines = t(f"methode.{name}.table").strip().splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return _table(t(f"methode.{name}.caption"), [*rows, *ROWS.get(name, list)()])


#: Rows of such a table that do not stand in its texts.
ROWS: dict[str, Callable[[], list[list[str]]]] = {
    "ladder": lambda: [[str(number), rungs.name(number)] for number in rungs.RUNGS],
}


def _sectors(_: Atlas) -> list[Any]:
    return [html.Ul([html.Li(f"{label('sector', code)} ({code})") for code in model.SECTORS])]


def _states(_: Atlas) -> list[Any]:
    """Zero and the states, each with its look on a map."""
    looks = {"nul": (style.ZERO, "", style.LINE), **style.STATES}
    entries: list[Any] = []
    for state, (fill, pattern, ink) in looks.items():
        key = f"methode.toestand.{state}"
        name = t(f"{key}.name") if has(f"{key}.name") else t(f"table.status.{state}")
        kind = {"/": " gestreept", ".": " gestippeld"}.get(pattern, "")
        swatch = html.Span(className=f"staal{kind}", style={"--vul": fill, "--inkt": ink})
        entries.append(html.Dt([swatch, " ", f"{capital(name)} ({t(f'{key}.look')})"]))
        entries.append(html.Dd(blocks(t(f"{key}.text"))))
    return [html.Dl(entries, className="definitie")]


def _parameters(here: Atlas) -> list[Any]:
    """The parameters of an address with their values, from the lists of the code."""
    key = "methode.programmas"
    first, last = here.years

    def every(codes: Iterable[str]) -> str:
        return t(f"{key}.waarde.all", values=", ".join(codes))

    rows = {
        "jaar": t(f"{key}.waarde.jaar", first=first, last=last),
        "niveau": ", ".join(here.geography.levels),
        "gebied": t(f"{key}.waarde.gebied", **place_values(here)["programmas"]),
        "sector": every(code.lower() for code in model.SECTORS),
        "activiteit": every(model.ACTIVITIES),
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
