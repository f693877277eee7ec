"""Sentences about a number and the year before: right in every case."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.report.words import a_year_earlier, against, counted, hidden, number
from arbeidszorg.view.rows import Row
from helpers.builders import PLACES

WORDS = PLACES.words
HIDDEN, NONE = "verborgen", "niet_geregistreerd"


def row(value: float | str, year: int = 2025, area: str = "REFREG07") -> dict[str, Any]:
    status = value if isinstance(value, str) else "ok"
    shown = math.nan if isinstance(value, str) else float(value)
    return Row(year, area, "", {}, shown, status)


def say(now: float, before: float | str | None, measure: str = "medewerkers") -> str:
    old = None if before is None else row(before, 2024)
    return counted(measure, row(now), old, where="in de Westhoek", area="de Westhoek")


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (
            304,
            293,
            "In 2025 waren in de Westhoek 304 arbeidszorgmedewerkers aan de slag, 11 meer "
            "dan een jaar eerder.",
        ),
        (
            304,
            1306,
            "In 2025 waren in de Westhoek 304 arbeidszorgmedewerkers aan de slag, 1.002 "
            "minder dan een jaar eerder.",
        ),
        (
            304,
            304,
            "In 2025 waren in de Westhoek 304 arbeidszorgmedewerkers aan de slag, evenveel "
            "als een jaar eerder.",
        ),
        (304, None, "In 2025 waren in de Westhoek 304 arbeidszorgmedewerkers aan de slag."),
        (
            304,
            HIDDEN,
            "In 2025 waren in de Westhoek 304 arbeidszorgmedewerkers aan de slag. "
            "Hoeveel dat er een jaar eerder waren, tonen we niet.",
        ),
        (
            304,
            NONE,
            "In 2025 waren in de Westhoek 304 arbeidszorgmedewerkers aan de slag. Van een "
            "jaar eerder is er geen getal om mee te vergelijken.",
        ),
        (
            304,
            0,
            "In 2025 waren in de Westhoek 304 arbeidszorgmedewerkers aan de slag. Een jaar "
            "eerder was dat nog nul.",
        ),
        (
            1,
            1,
            "In 2025 was in de Westhoek één arbeidszorgmedewerker aan de slag, net als een "
            "jaar eerder.",
        ),
        (
            1,
            3,
            "In 2025 was in de Westhoek één arbeidszorgmedewerker aan de slag, 2 minder dan "
            "een jaar eerder.",
        ),
        (
            0,
            0,
            "In 2025 was in de Westhoek niemand aan de slag in arbeidszorg, net als een jaar "
            "eerder.",
        ),
        (
            0,
            12,
            "In 2025 was in de Westhoek niemand aan de slag in arbeidszorg. Een jaar eerder "
            "waren dat er nog 12.",
        ),
        (
            0,
            1,
            "In 2025 was in de Westhoek niemand aan de slag in arbeidszorg. Een jaar eerder "
            "was dat er nog één.",
        ),
        (0, None, "In 2025 was in de Westhoek niemand aan de slag in arbeidszorg."),
    ],
)
def test_a_number_and_the_year_before(now: float, before: float | str | None, text: str) -> None:
    assert say(now, before) == text


@pytest.mark.parametrize(
    ("measure", "now", "before", "text"),
    [
        (
            "initiatieven",
            1,
            1,
            "In 2025 liep in de Westhoek één initiatief, net als een jaar eerder.",
        ),
        (
            "initiatieven",
            2,
            1,
            "In 2025 liepen in de Westhoek 2 initiatieven, 1 meer dan een jaar eerder.",
        ),
        (
            "initiatieven",
            0,
            1,
            "In 2025 liep in de Westhoek geen enkel initiatief. Een jaar "
            "eerder was dat er nog één.",
        ),
        (
            "inwoners",
            9,
            HIDDEN,
            "In 2025 deden 9 inwoners van de Westhoek aan arbeidszorg. "
            "Hoeveel dat er een jaar eerder waren, tonen we niet.",
        ),
        (
            "inwoners",
            0,
            0,
            "Voor zover bekend deed in 2025 geen enkele inwoner van de Westhoek aan "
            "arbeidszorg, net als een jaar eerder.",
        ),
        ("instroom", 69, 71, "In 2025 telde de instroom 69 mensen, 2 minder dan een jaar eerder."),
        ("instroom", 0, 0, "In 2025 was er geen instroom, net als een jaar eerder."),
        ("uitstroom_too", 59, 59, "De uitstroom telde 59 mensen, evenveel als een jaar eerder."),
    ],
)
def test_each_measure(measure: str, now: float, before: float | str, text: str) -> None:
    assert say(now, before, measure) == text


@given(
    now=st.integers(0, 5000),
    before=st.none() | st.sampled_from([HIDDEN, NONE]) | st.integers(0, 5000),
)
def test_what_is_said_of_a_change_is_true(now: int, before: int | str | None) -> None:
    text = say(now, before)
    assert (" meer dan" in text) == (isinstance(before, int) and 0 < before < now)
    assert (" minder dan" in text) == (isinstance(before, int) and before > now > 0)
    alike = "evenveel als" in text or "net als" in text
    assert alike == (isinstance(before, int) and before == now)
    assert ("tonen we niet" in text) == (before == HIDDEN)
    assert "een jaar eerder" not in text or before is not None
    assert not re.search(r"\b1 arbeidszorgmedewerker|waren .*één|nan", text)


def test_the_year_before_can_be_said_apart() -> None:
    old = row(HIDDEN, 2024)
    assert number("inwoners", row(9), old, area="Damme") == (
        "In 2025 deden 9 inwoners van Damme aan arbeidszorg."
    )
    assert a_year_earlier(row(9), old).startswith("Hoeveel dat er een jaar eerder waren")
    assert a_year_earlier(row(9), row(8, 2024)) == ""


def test_beside_the_province() -> None:
    def beside(mine: float, province_value: float | str) -> str:
        return against(row(mine), row(province_value, area="30000"), "per10000", WORDS)

    assert beside(13.3, 17.2) == ", tegenover 17,2 in heel West-Vlaanderen"
    assert beside(17.24, 17.16) == ", net zoveel als in heel West-Vlaanderen"
    assert beside(13.3, HIDDEN) == ""
    assert against(row(17.2), None, "per10000", WORDS) == ""
    province = row(17.2, area="30000")
    assert against(province, province, "per10000", WORDS) == ""


def test_what_is_hidden_is_said_once() -> None:
    assert hidden([]) == ""
    why = "tonen we niet, om de privacy van kleine groepen te beschermen."
    assert hidden(["de instroom"]) == f"De instroom {why}"
    assert hidden(["de instroom", "de uitstroom"]) == f"De instroom en de uitstroom {why}"
    assert hidden(["de instroom"], again=True) == "Ook de instroom tonen we niet."
