"""What is proposed, and what a replacement does."""

from __future__ import annotations

import pytest

from arbeidszorg.handing.replacing import Replacement, proposals
from helpers.handing import of_stays, stay


@pytest.mark.parametrize(
    ("column", "wrong", "right"),
    [
        ("geslacht", "vrouw", "v"),
        ("geslacht", "Man", "m"),
        ("leefsituatie", "alleen wonend", "alleenwonend"),
        ("hoofdinkomen", "werkloosheit", "werkloosheid"),
        ("activiteiten", "keuken, groendienst", "keuken|groendienst"),
        ("activiteiten", "Keuken en mailing", "keuken|mailing"),
        ("woonplaats_nis", "Brugge", "31005"),
    ],
)
def test_what_is_proposed(column: str, wrong: str, right: str) -> None:
    report = of_stays(stay(1, **{column: wrong}), stay(2, **{column: wrong}), stay(3))
    assert report.blocks
    (one,) = proposals(report.tables["registraties"], "registraties")
    assert (one.replacement, one.count) == (
        Replacement("registraties", column, wrong, right),
        2,
    )
    again = of_stays(stay(1, **{column: wrong}), stay(3), remembered=(one.replacement,))
    assert not again.blocks and [each.count for each in again.applied] == [1]
    (told,) = again.findings.of(rule="replaced")
    assert told.level == "info" and f"“{wrong}” werd “{right}”" in told.mend


@pytest.mark.parametrize("wrong", ["Jan Peeters", "blauw", "x1", "?", "=v", "=vrouw"])
def test_what_is_not_sure_or_may_be_a_name_is_not_proposed(wrong: str) -> None:
    report = of_stays(stay(1, geslacht=wrong))
    assert report.blocks
    assert proposals(report.tables["registraties"], "registraties") == ()


def test_a_replacement_never_reaches_another_column() -> None:
    rule = Replacement("registraties", "geslacht", "m", "v")
    report = of_stays(stay(1, geslacht="m", medewerker_id="M1"), remembered=(rule,))
    frames = report.frames
    assert frames is not None
    assert frames.stays["geslacht"].tolist() == ["v"]
    assert frames.stays["medewerker_id"].tolist() == ["M1"]
