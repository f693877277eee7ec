"""Published versions beside the one that is shown."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from arbeidszorg.atlas import earlier
from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.atlas.earlier import MOST, Earlier, NoVersionError
from arbeidszorg.compiled import ready, released
from arbeidszorg.compiled.answering import ForeignError
from arbeidszorg.compiled.released import Public, Released
from arbeidszorg.settings import Settings
from arbeidszorg.view.view import View
from helpers.stores import HOUR, NOON

PROVINCE = View((2021, 2021), level="provincie")
#: Public in this order: 1, 2 and 5, which goes back to 1; 3 was withdrawn, 4 is still to come.
LATER = NOON + timedelta(days=2)


@pytest.fixture
def settings(public_versions: Path, tmp_path: Path) -> Settings:
    own = tmp_path / "gereed"
    shutil.copytree(public_versions, own)
    names = dict(released.read(own).names)
    public = [Public(1, NOON, True), Public(2, NOON + HOUR, True), Public(4, LATER, False)]
    told = Released({**names, 3: names[2], 4: names[2], 5: names[1]}, tuple(public), (3,))
    released.write(told, own)
    return Settings(ready=own, store=tmp_path / "geen")


@pytest.fixture
def here(settings: Settings) -> Atlas:
    return open_atlas(settings, lambda *_: None)


@pytest.fixture
def beside(here: Atlas) -> Earlier:
    return Earlier(here, lambda: NOON + 2 * HOUR)


def test_an_earlier_version_says_what_it_said(here: Atlas, beside: Earlier) -> None:
    first = beside.named("1")
    assert (first.number, first.newest) == (1, False)
    assert (here.number, here.newest) == (2, True)
    assert first.years == (2021, 2021) and here.years == (2021, 2022)
    assert first.table(PROVINCE).rows[0].value == 41
    assert beside.named("2") is here
    assert beside.public() == (2, 1)


@pytest.mark.parametrize(
    ("text", "status", "why"),
    [
        ("3", 410, "was openbaar en is ingetrokken"),
        ("4", 404, "is niet openbaar"),  # nobody hears that it comes
        ("6", 404, "is niet openbaar"),
        ("0", 400, "“0” is geen versie"),
        ("-1", 400, "geen versie"),
        ("twee", 400, "“twee” is geen versie"),
        ("²", 400, "geen versie"),
        ("9" * 40, 400, "geen versie"),
        ("<script>", 400, "“<script>” is geen versie"),
    ],
)
def test_what_is_not_shown_is_said(beside: Earlier, text: str, status: int, why: str) -> None:
    with pytest.raises(NoVersionError, match=why) as error:
        beside.named(text)
    assert error.value.status == status


def test_a_version_is_named_by_the_mark_of_its_data_too(
    beside: Earlier, settings: Settings, here: Atlas
) -> None:
    assert beside.named("v1").number == 1 and beside.named(here.version) is here
    with pytest.raises(NoVersionError, match="hier niet") as error:
        beside.named("0123456789ab")
    assert error.value.status == 404
    folder = ready.of_store(settings)
    told = released.read(folder)
    back = replace(told, public=(*told.public[:2], Public(5, NOON + HOUR, True)))
    released.write(back, folder)
    assert beside.named("v1").number == 5  # who went back to 1 shows these bytes as 5
    released.write(replace(told, public=told.public[1:], withdrawn=(1,)), folder)
    with pytest.raises(NoVersionError, match="ingetrokken") as error:
        beside.named("v1")
    assert error.value.status == 410
    own = replace(here, public=None, settings=replace(here.settings, data=Path("data")))
    assert Earlier(own).named(own.version) is own


def test_what_came_meanwhile_is_not_called_old(here: Atlas, settings: Settings) -> None:
    """A server that has not gone over yet shows the newest to who names it."""
    beside = Earlier(here, lambda: LATER)
    assert beside.named("4").newest
    told = released.read(ready.of_store(settings))
    back = replace(told, public=(*told.public[:2], Public(5, NOON + HOUR, True)))
    released.write(back, ready.of_store(settings))
    beside = Earlier(here, lambda: NOON + 2 * HOUR)
    assert beside.named("1").newest  # the very bytes of the one that went back
    assert beside.named("1").number == 1


def test_what_is_withdrawn_is_gone_at_once(beside: Earlier, settings: Settings) -> None:
    assert beside.named("1").number == 1
    told = released.read(ready.of_store(settings))
    released.write(
        replace(told, public=told.public[1:], withdrawn=(1, 3)), ready.of_store(settings)
    )
    with pytest.raises(NoVersionError, match="ingetrokken"):
        beside.named("1")
    (ready.of_store(settings) / released.FILE).write_text("half")
    with pytest.raises(NoVersionError, match="ingetrokken"):  # what was known goes on
        beside.named("1")


def test_a_damaged_folder_and_one_of_another_place_are_said(
    beside: Earlier, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def foreign(*_: object) -> None:
        raise ForeignError("ander gebied")

    with monkeypatch.context() as other:
        other.setattr(earlier, "answers", foreign)
        with pytest.raises(NoVersionError, match="hoort bij een ander gebied") as error:
            beside.named("1")
    assert error.value.status == 404
    folder = ready.of_store(settings)
    shutil.rmtree(folder / released.read(folder).names[1])
    with pytest.raises(NoVersionError, match="kan nu niet gelezen worden") as error:
        beside.named("1")
    assert error.value.status == 503


def test_a_few_are_open_at_a_time(
    here: Atlas, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are: each is let go when others are asked."""
    folder = ready.of_store(settings)
    told = released.read(folder)
    names = {number: f"{number:020x}" for number in range(10, 20)}
    for name in names.values():
        shutil.copytree(folder / told.names[1], folder / name)
    public = tuple(Public(number, NOON - HOUR, True) for number in names)
    released.write(Released({**told.names, **names}, (*public, *told.public)), folder)
    opened: list[str] = []
    whole = earlier.files.read(folder / told.names[1])
    monkeypatch.setattr(earlier.files, "read", lambda path: opened.append(path.name) or whole)
    beside = Earlier(here, lambda: NOON + 2 * HOUR)
    for number in (*names, *list(names)[-MOST:]):
        assert beside.named(str(number)).number == number
    assert len(opened) == len(names)  # the last ones were still open
    beside.named("10")
    assert len(opened) == len(names) + 1


def test_a_folder_of_data_has_one_version(here: Atlas) -> None:
    data = replace(here, public=None, settings=replace(here.settings, data=Path("data")))
    with pytest.raises(NoVersionError, match="maar één versie"):
        Earlier(data).named("1")
