"""Whatever text a file holds comes out fit to be shown, or is named."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.registrations.intake.cleaning import clean, folded, letters, mistaken, unkeepable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" Atelier ", "Atelier"),
        ("e\u0301e\u0301n", "één"),
        ("P\u200b-\u00ad1\ufeff", "P-1"),
        ("\u202egnilrednaV\u202c", "gnilrednaV"),
        ("a\xa0b\u2009c", "a b c"),
        ("twee\r\nregels", "twee regels"),
        ("a  b", "a  b"),
        ("\U000e0041x", "x"),
    ],
)
def test_what_shows_nothing_goes(text: str, expected: str) -> None:
    assert clean(text) == expected
    assert unkeepable(expected) is None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Caf\udce9", "not_utf8"),
        ("Caf\udc81", "no_character"),
        ("\ud800", "no_character"),
        ("Caf\N{REPLACEMENT CHARACTER}!", "no_character"),
        ("\ue000", "no_character"),
        ("a\x07", "control_character"),
        ("a\x84b", "control_character"),
        ("e" + "\u0301" * 40, "heaped_marks"),
    ],
)
def test_what_cannot_be_shown_is_named(text: str, rule: str) -> None:
    assert unkeepable(clean(text)) == rule


@given(st.text(max_size=40))
def test_any_text_is_fit_or_named(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    if unkeepable(kept) is None:
        kinds = {unicodedata.category(sign) for sign in kept}
        assert not kinds & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
        kept.encode("utf-8")


def test_signs_that_mean_the_same() -> None:
    for text in (
        "85–07—30‑033−28",
        "８５-０７-３０-０３３-２８",
        "٨٥-٠٧-٣٠-٠٣٣-٢٨",
        "85-07-30-\u200b033-28",
    ):
        assert folded(text) == "85-07-30-033-28", text
    assert letters("Start-\ndatum É") == "startdatume"


def test_text_that_was_read_otherwise_before() -> None:
    for text in ("CafÃ©", "Regioâ€™s", "Caf├®", "Caf√©", "voilÃ "):
        assert mistaken(text), text
    for text in ("Café", "SÃO PAULO", "één €", "Regio’s", "Ünal", "x"):
        assert not mistaken(text), text
