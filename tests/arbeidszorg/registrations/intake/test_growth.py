"""Whatever stands in a file of the operator, twice as much of it costs about twice as much, and
beyond a bound it is refused in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arbeidszorg.registrations.intake import checking, reading, separated
from arbeidszorg.registrations.intake.checking import check
from arbeidszorg.registrations.intake.faults import IntakeError, render
from arbeidszorg.registrations.intake.fetching import Handed
from helpers.files import row
from helpers.growth import MOST, grows

GOOD = row("registraties", geslacht="v", vergoeding_per_uur="1")
HEADER = ",".join(GOOD)


def handed(lines: list[str], header: str = HEADER) -> Handed:
    return Handed("registraties.csv", "\n".join([header, *lines, ""]).encode())


def told(file: Handed) -> list[str]:
    """What is wrong with a file, as it is told."""
    try:
        faults = check(reading.read(file, "registraties"), "registraties").faults
    except IntakeError as error:
        return render(error).splitlines()
    return [*{fault.rule for fault in faults.told}]


def cell(column: str, text: Callable[[int], str]) -> Callable[[int], str]:
    """The line of a row with such a text in a column; no two rows are the same person or stay."""

    def line(number: int) -> str:
        own = {"registratie_id": f"R{number}", "medewerker_id": f"P{number}"}
        return ",".join({**GOOD, **own, column: text(number)}.values())

    return line


LETTERS = str.maketrans("0123456789", "abcdefghij")
LINES: dict[str, Callable[[int], str]] = {
    "good": cell("geslacht", lambda _: "v"),
    "emoji": cell("medewerker_id", lambda n: "🙂👩\u200d👧🏽" * 9 + str(n)),
    "marks": cell("medewerker_id", lambda n: "e\u0301\u0323" * 30 + str(n)),
    "syllables": cell("medewerker_id", lambda n: "\u1100\u1161\u11a8" * 30 + str(n)),
    "signs of many letters": cell("medewerker_id", lambda n: "\ufdfa" * 60 + str(n)),
    "digits of other scripts": cell("medewerker_id", lambda n: "٨٥—" * 40 + str(n)),
    "accents": cell("registratie_id", lambda n: "éèàü b" * 20 + str(n)),
    "long": cell("medewerker_id", lambda n: "é" * 20_000 + str(n)),
    "long in quotes": cell("medewerker_id", lambda n: '"' + "x\n" * 9_000 + f'{n}"'),
    "names": cell("medewerker_id", lambda n: "Jan Peeters" + str(n).translate(LETTERS)),
    "nearly accounts": cell("medewerker_id", lambda n: f"BE{n:058}"),
    "nearly mail": cell("medewerker_id", lambda n: "a@b.c@" * 20 + str(n)),
    "digits": cell("medewerker_id", lambda n: "12.34-5/" * 20 + str(n)),
    "amounts": cell("vergoeding_per_uur", lambda n: f"1.{n:09}"),
    "days": cell("startdatum", lambda n: f"{n}/{n}/{n}"),
    "too few fields": lambda n: f"a{n},b",
    "whole in quotes": lambda n: f'"{LINES["good"](n)}"',
    "headers": lambda _: HEADER,
}


@pytest.mark.parametrize("kind", LINES)
def test_twice_as_much_costs_twice_as_much(kind: str) -> None:
    rows = 10 if kind.startswith("long") else 120
    assert grows(lambda size: told(handed([LINES[kind](n) for n in range(size)])), rows) < MOST


def test_very_much_that_is_wrong_is_not_looked_at_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The rest counts as wrong: nothing of it can be in what is read."""
    monkeypatch.setattr(checking, "MOST_WRONG", 5)
    lines = [LINES["names"](n) if n < 9 else LINES["good"](n) for n in range(12)]
    result = check(reading.read(handed(lines), "registraties"), "registraties")
    assert result.faults.counts["Hier staat de naam van een persoon; die wordt geweigerd"] == 6
    assert result.faults.counts["De rest is niet nagekeken"] == len(GOOD)
    assert result.frame["medewerker_id"].isna().all()


def test_a_table_that_is_wrong_as_a_whole_is_not_looked_at_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checking, "MOST_WRONG", 5)
    lines = [LINES["good"](n).partition(",")[2] for n in range(9)]
    file = handed(lines, HEADER.partition(",")[2])
    result = check(reading.read(file, "registraties"), "registraties")
    assert result.faults.counts["Deze verplichte kolom ontbreekt"] == 1
    assert result.faults.counts["De rest is niet nagekeken"] == 1


def test_of_codes_numbers_and_days_there_are_not_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_VALUES", 5)
    lines = [LINES["amounts"](n) for n in range(9)]
    result = check(reading.read(handed(lines), "registraties"), "registraties")
    assert result.faults.counts["In deze kolom staat bijna overal iets anders"] == 1
    assert "9 verschillende teksten; hoogstens 5" in result.faults.told[0].mend
    assert told(handed([LINES["good"](n) for n in range(9)])) == []


@pytest.mark.parametrize(
    ("where", "bound", "text", "rule"),
    [
        (reading, "MOST_ODD", "é{}".format, "te veel verschillende teksten met bijzondere letters"),
        (separated, "MOST_LINES", '"x\n{}"'.format, "Het bestand heeft veel te veel regels"),
    ],
)
def test_beyond_a_bound_it_is_refused_in_words(
    where: object,
    bound: str,
    text: Callable[[int], str],
    rule: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    some = handed([cell("medewerker_id", text)(1)])
    assert rule not in " ".join(told(some))
    monkeypatch.setattr(where, bound, 5)
    many = handed([cell("medewerker_id", text)(number) for number in range(9)])
    assert rule in " ".join(told(many))
