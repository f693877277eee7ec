"""What an attack narrows down is hidden before anybody sees it, or is not published at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from arbeidszorg.compiled import files, publishing, ready, releasing
from arbeidszorg.disclosure import decision
from arbeidszorg.disclosure.audit.audit import Report
from arbeidszorg.disclosure.audit.holding import NarrowError, holding
from arbeidszorg.disclosure.audit.system import Hidden
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.settings import Settings
from arbeidszorg.store.database import open_store
from arbeidszorg.store.versions import make
from arbeidszorg.view.view import View
from helpers.builders import opened
from helpers.stores import small

HOLDS = Report(width=3)
NARROW = Report(
    hidden={("medewerkers", 2021): [Hidden("vestiging", "", 3, 0, -1, 2, 0, 0)]}, width=3
)


@pytest.fixture(scope="module")
def data() -> Opened:
    return opened(small(40, years=(2021, 2021)))


class Attack:
    """An attack with these outcomes, one after another."""

    def __init__(self, *reports: Report) -> None:
        self.reports = list(reports)

    def __call__(self, _: Opened) -> Report:
        return self.reports.pop(0)


def test_what_holds_is_left_as_it_is(data: Opened) -> None:
    told: list[str] = []
    assert holding(data, told.append, Attack(HOLDS)) is data
    assert told == ["attacking"]


def test_what_is_narrow_is_hidden_in_every_answer(data: Opened) -> None:
    told: list[str] = []
    held = holding(data, told.append, Attack(NARROW, HOLDS))
    assert told == ["attacking", "hiding", "attacking"]
    view = View((2021, 2021), level="provincie")
    assert [each.answers.ask(view).rows[0].status for each in (data, held)] == ["ok", "verborgen"]


def test_what_cannot_be_hidden_is_refused(data: Opened) -> None:
    """No endless rounds when all is hidden already, nor when answers say more than their cells."""
    with pytest.raises(NarrowError, match="één verborgen getal is te nauwkeurig"):
        holding(data, attack=Attack(*[NARROW] * 9))
    closed = replace(data.answers, edition=replace(data.answers.edition, closed=2021))
    with pytest.raises(NarrowError, match="al openbaar"):
        holding(replace(data, answers=closed), attack=Attack(NARROW))
    with pytest.raises(NarrowError, match="fout in het programma"):
        holding(data, attack=Attack(Report(leaks=["een antwoord"], width=3)))


def test_a_version_that_was_refused_is_not_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> Opened:
        raise NarrowError(NARROW)

    monkeypatch.setattr(releasing, "holding", refused)
    settings = Settings(store=tmp_path)
    store = open_store(settings)
    number = make(store, small(40, years=(2021, 2021)), "Els").number
    with pytest.raises(NarrowError):
        releasing.compile_version(store, settings, number, attack=lambda *_: NARROW)
    assert not list(tmp_path.glob("gereed/*/versie.json"))


def test_what_lies_ready_is_what_held(
    data: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What more is hidden is kept beside the data, and serves who asks for no attack too."""
    folder, place = tmp_path / "gegevens", tmp_path / "klaar"
    folder.mkdir()
    held = holding(data, attack=Attack(NARROW, HOLDS))
    monkeypatch.setattr(publishing, "open_folder", lambda *_: data)
    monkeypatch.setattr(publishing, "holding", lambda *_: held)
    settings = Settings(data=folder, ready=place, attack=True)
    name = publishing.publish(settings, place)
    assert (folder / decision.FILE).is_file()
    for each in (settings, replace(settings, attack=False)):
        assert ready.lies(each) == name
    assert not (files.read(place / name).shown["medewerkers", "vestiging"].persons > 0).any()
