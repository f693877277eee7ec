"""Equal work is the same work, whoever asks it; other work is not."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date

import pytest

from arbeidszorg.content.framed import SHEETS
from arbeidszorg.files.figures import Look
from helpers import made
from server.making import work
from server.making.work import MADE, NotMadeError, Work


def look(day: int = 1) -> Look:
    return Look(SHEETS["vrij"], 1.0, date(2025, 1, day))


def test_equal_work_has_one_key() -> None:
    key = Work(made.echo, ("".join(["a", "b"]), look())).key
    assert key == Work(made.echo, ("ab", look())).key
    others = (
        Work(made.counted, ("ab", look())),
        Work(made.echo, ("ab", look(2))),
        Work(made.echo, ("ab\ud800", look())),
    )
    assert len({key, *(other.key for other in others)}) == 4
    assert all(len(other.key) == 32 for other in others)


def test_an_outcome_is_an_answer_or_a_reason() -> None:
    packed = work.packed(Work(made.echo, ("dag",)))
    outcome = work.done(packed, nullcontext)
    assert outcome[:1] == MADE and work.unpacked(outcome)[0] == "dag"
    refused = work.done(work.packed(Work(made.refusing, ("nee",))), nullcontext)
    assert refused[:1] != MADE
    with pytest.raises(NotMadeError) as caught:
        work.unpacked(refused)
    assert (caught.value.text, caught.value.status, caught.value.wait) == ("nee", 400, 0)
