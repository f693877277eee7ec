"""From what was accepted to what readers see, and back."""

from __future__ import annotations

from datetime import datetime

import pytest

from arbeidszorg.atlas.atlas import open_atlas
from arbeidszorg.compiled import ready, releasing
from arbeidszorg.settings import Settings
from arbeidszorg.store import forgetting, releases, versions
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError
from arbeidszorg.view.view import View
from desk.handed import composing, handing, publication, publishing
from desk.handed import forgetting as desk_forgetting
from desk.handed.handed import OvertakenError, RefusedError, Told, Who
from desk.handed.publication import Asked
from helpers.handings import frames
from helpers.stores import NOON, published, small

QUICK = Asked(last_year=2022, attack=False)


def shown(settings: Settings, year: int) -> object:
    """How many persons readers see in a year."""

    def never(*_: object) -> None:
        raise AssertionError("what is public is not made when it is asked")

    atlas = open_atlas(settings, never)
    (row,) = atlas.table(View((year, year), level="provincie")).rows
    return row.value if row.status == "ok" else row.status


@pytest.fixture
def begun(store: Store, settings: Settings) -> Store:
    """A store in which 40 persons of one initiative were published, of 2021."""
    published(store, settings, small(40, years=(2021, 2021)))
    return store


def accepted(store: Store, who: Who, count: int = 41, code: str = "I1") -> int:
    """What an initiative hands in of 2022 beside nothing, accepted; its number."""
    last = handing.last_of(store, code)
    files = frames(code, count)
    handed = handing.hand_in(store, who, files, Told(), last.number if last else 0)
    return handing.accept(store, handed.number, who, handed.last.number).number


def prepared(store: Store, settings: Settings, who: Who, asked: Asked = QUICK) -> int:
    """A version that was made ready, in this process."""

    def here(number: int) -> None:
        publishing.work(store, settings, number)

    number = publishing.prepare(store, who, asked, here).number
    done = publication.one(store, number)
    assert done and done.state == "klaar", done
    return number


def test_accepted_published_seen_and_undone(begun: Store, settings: Settings, els: Who) -> None:
    """The whole way; what comes back after an undo waits again."""
    accepted(begun, els)
    number = prepared(begun, settings, els)
    ready_ = publication.one(begun, number)
    assert ready_ and ready_.version == 2 and ready_.says["handed"] == [1]
    assert ready_.says["closed"] == 2021 and ready_.says["lines"]
    assert releases.state(begun).shown == versions.version(begun, 1)  # nobody sees it yet
    publishing.publish(begun, settings, number, els)
    assert [shown(settings, year) for year in (2021, 2022)] == [40, 41]
    assert composing.standing(begun).accepted == {}
    now = releases.state(begun)
    before = publishing.undoable(now)
    assert before and before.number == 1
    again, _ = publishing.undo(begun, settings, els, 1, now.next_release - 1)
    assert (again.number, again.back_to, shown(settings, 2021)) == (3, 1, 40)
    assert list(composing.standing(begun).accepted) == ["I1"]
    undone = publishing.undoable(releases.state(begun))
    assert undone and undone.number == 2  # and that can be undone too


def test_what_was_accepted_counts_while_something_newer_waits(begun: Store, els: Who) -> None:
    number = accepted(begun, els)
    handing.hand_in(begun, els, frames("I1", 42), Told(), number)
    assert composing.standing(begun).accepted["I1"].number == number


def test_an_embargo_waits_for_its_hour(begun: Store, settings: Settings, els: Who) -> None:
    accepted(begun, els)
    number = prepared(begun, settings, els)
    hour = datetime(2027, 6, 1, 7, 30, tzinfo=NOON.tzinfo)
    publishing.publish(begun, settings, number, els, hour)
    now = releases.state(begun)
    assert [each.number for each in now.coming] == [2]
    assert now.shown and now.shown.number == 1
    publishing.withdraw_coming(begun, settings, els, 2, now.next_release - 1)
    assert releases.state(begun).coming == ()
    with pytest.raises(RefusedError, match="staat niet klaar"):
        publishing.withdraw_coming(begun, settings, els, 2, now.next_release)


@pytest.mark.parametrize("hour", ["2020-01-01T09:00", "gisteren", "2027-10-31T02:30"])
def test_an_hour_that_cannot_be_is_said(
    begun: Store, settings: Settings, els: Who, hour: str
) -> None:
    accepted(begun, els)
    number = prepared(begun, settings, els)
    with pytest.raises(StoreError):
        publishing.publish(begun, settings, number, els, publishing.asked_moment(hour))
    again = publication.one(begun, number)
    assert again and again.state == "klaar"  # it can be published still


def test_of_two_who_publish_at_once_one_is_told(begun: Store, settings: Settings, els: Who) -> None:
    accepted(begun, els)
    number = prepared(begun, settings, els)
    releases.roll_back(begun, 1, "Jan")  # meanwhile, elsewhere
    with pytest.raises(OvertakenError, match=r"Jan.*Maak opnieuw een versie klaar"):
        publishing.publish(begun, settings, number, els)
    assert list(composing.standing(begun).accepted) == ["I1"]  # nothing is lost


def test_one_version_is_made_ready_at_a_time(begun: Store, els: Who, jan: Who) -> None:
    accepted(begun, els)
    publishing.prepare(begun, els, QUICK, lambda _: None)
    with pytest.raises(OvertakenError, match="Els maakt sinds"):
        publishing.prepare(begun, jan, QUICK, lambda _: None)


def test_a_process_that_is_gone_stands_in_nobodys_way(
    begun: Store, els: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted(begun, els)
    publishing.prepare(begun, els, QUICK, lambda _: None)
    monkeypatch.setattr(publication, "GONE", -publication.GONE)
    gone = publication.one(begun)
    assert gone and gone.state == "afgebroken"
    publishing.prepare(begun, els, QUICK, lambda _: None)


def test_what_was_sent_back_meanwhile_is_not_published(
    begun: Store, settings: Settings, els: Who
) -> None:
    number = accepted(begun, els)
    ready_ = prepared(begun, settings, els)
    handed = handing.one(begun, number)
    assert handed
    handing.send_back(begun, number, els, handed.last.number, ("", "Toch niet."))
    with pytest.raises(OvertakenError, match=f"Over inzending {number} is intussen anders"):
        publishing.publish(begun, settings, ready_, els)


def test_what_goes_wrong_is_said_and_nothing_changes(
    begun: Store, settings: Settings, els: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> str:
        raise OSError(28, "/schijf/P-1 vol")

    accepted(begun, els)
    monkeypatch.setattr(releasing, "compile_version", fails)
    publishing.prepare(begun, els, QUICK, lambda number: publishing.work(begun, settings, number))
    done = publication.one(begun)
    assert done and done.state == "mislukt" and "schijf is vol" in done.says["wrong"]
    assert "P-1" not in str(done.says)
    assert shown(settings, 2021) == 40


def test_a_year_that_cannot_be_is_refused_before_any_work(begun: Store, els: Who) -> None:
    accepted(begun, els)
    with pytest.raises(RefusedError, match="2035 kan niet het laatste jaar zijn"):
        publishing.prepare(begun, els, Asked(last_year=2035), lambda _: None)
    assert publication.one(begun) is None


def test_nothing_at_all_can_be_published_of_nothing(store: Store, els: Who) -> None:
    with pytest.raises(RefusedError, match="Er is nog niets aanvaard"):
        publishing.prepare(store, els, QUICK, lambda _: None)
    assert publishing.undoable(releases.state(store)) is None


def test_others_stay_as_they_are_in_force(begun: Store, els: Who) -> None:
    accepted(begun, els, 6, "I2")
    registry = composing.registry(begun, composing.standing(begun), 2022, NOON.date())
    assert list(registry.initiatives["initiatief_id"]) == ["I1", "I2"]
    assert registry.registrations["initiatief_id"].value_counts().to_dict() == {"I1": 40, "I2": 6}


def test_who_is_forgotten_is_gone_and_published_counts_stay(
    begun: Store, settings: Settings, els: Who
) -> None:
    """Of every version and of what waits; later versions can be published, and tell the years that
    were public as they told them."""
    person = str(versions.registry_of(begun, 1).registrations["medewerker_id"].iloc[3])
    accepted(begun, els)
    name = ready.lies(settings)
    found = desk_forgetting.find(begun, person)
    assert found.stays and desk_forgetting.forget(begun, person, els) == found
    for version in versions.versions(begun):
        stays = versions.registry_of(begun, version.number).registrations
        assert person not in set(stays["medewerker_id"])
    assert desk_forgetting.find(begun, person).stays == 0
    assert (ready.lies(settings), shown(settings, 2021)) == (name, 40)
    publishing.publish(begun, settings, prepared(begun, settings, els), els)
    assert [shown(settings, year) for year in (2021, 2022)] == [40, 40]  # 41 but for that person
    with pytest.raises(RefusedError, match="wordt niets bewaard"):
        desk_forgetting.forget(begun, person, els)
    assert forgetting.times(begun) >= 1
