"""The short form of ``make attack``: a little of each, against the server as it runs."""

from __future__ import annotations

import re
from contextlib import nullcontext

import pytest

from benchmarks.attack import __main__ as attack
from benchmarks.attack import lines
from benchmarks.attack.attacks import ATTACKS
from benchmarks.attack.requests import Came
from helpers.browser.server import Server

#: Those of the short form; the others are about how long readers wait.
SHORT = [name for name in ATTACKS if name not in ("nobody", "readers")]


def test_nothing_comes_through(
    atlas: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of an atlas that stands already: to start one takes longer than to attack it."""
    monkeypatch.setattr(attack, "atlas", lambda: nullcontext(atlas))
    monkeypatch.setattr(lines, "PATIENCE", 60.0)
    attack.main(True, SHORT)
    said = capsys.readouterr().out
    rows = re.findall(r"^\| ([\w-]+) \| .* \| (.*) \|$", said, re.MULTILINE)
    assert [name for name, _ in rows] == SHORT, said
    # How long readers wait says nothing beside other tests.
    wrong = {name: said for name, said in rows if said != "-" and not said.startswith("more than")}
    assert wrong == {}


def test_what_may_not_be_is_seen() -> None:
    came = Came()
    came.add("a", 200, b"<p>Welkom</p>")
    came.add("b", 503, b"even geduld")
    came.add("c", 500, b"")
    came.add("d", 400, b'Traceback (most recent call last):\n  File "x.py"')
    assert [wrong[:3] for wrong in came.wrong] == ["500", "Tra"]
    assert came.statuses == {200: 1, 503: 1, 500: 1, 400: 1}
