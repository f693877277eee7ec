"""From a store to what a server shows."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from arbeidszorg.atlas.atlas import open_atlas
from arbeidszorg.atlas.earlier import Earlier
from arbeidszorg.compiled import files, making, ready, released, releasing
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.ready import NothingPublicError
from arbeidszorg.disclosure import deciding
from arbeidszorg.disclosure.audit.audit import Report
from arbeidszorg.disclosure.audit.holding import NarrowError
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.disclosure.publications import PublicationError
from arbeidszorg.places import geography
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import TERRITORY, Settings
from arbeidszorg.store import log, releases
from arbeidszorg.store.database import Store, open_store
from arbeidszorg.store.errors import StoreError
from arbeidszorg.store.versions import make
from arbeidszorg.view.view import View
from helpers.stores import HOUR, NOON, small
from helpers.stores import published as publish

YEARS = (2021, 2021)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "bewaarplaats")


@pytest.fixture
def store(settings: Settings) -> Store:
    return open_store(settings, lambda: NOON)


def registered(*people: int, last: int = 2021, version: str = "") -> Registry:
    return small(*people, years=(2021, last), version=version or f"v{people}{last}")


def shown(settings: Settings, year: int = 2021) -> object:
    """How many persons a server says that there were."""

    def never(*_: object) -> None:
        raise AssertionError("what is public is not made when it is asked")

    (row,) = open_atlas(settings, never).table(View((year, year), level="provincie")).rows
    return row.value if row.status == "ok" else row.status


def test_a_server_shows_what_is_public(store: Store, settings: Settings) -> None:
    assert ready.public(settings) == ""
    publish(store, settings, registered(40))
    assert shown(settings) == 40
    name = ready.lies(settings)
    later = publish(store, settings, registered(40, 30, last=2022), NOON + HOUR)
    assert ready.lies(settings) == name  # its hour has not come
    told = released.read(ready.of_store(settings))
    assert told.shown(NOON + HOUR) == told.names[later] != name


def test_years_that_were_public_stay_as_they_were(store: Store, settings: Settings) -> None:
    """One person more in 2021 is not told; who is there in 2022 is."""
    publish(store, settings, registered(40))
    publish(store, settings, registered(41, last=2022))
    assert shown(settings, 2021) == 40
    assert shown(settings, 2022) == 41
    atlas = open_atlas(settings, lambda *_: None)
    assert atlas.edition.closed == 2021


def test_a_roll_back_shows_the_bytes_of_before(store: Store, settings: Settings) -> None:
    first = publish(store, settings, registered(40))
    name = ready.lies(settings)
    publish(store, settings, registered(41, last=2022))
    assert ready.lies(settings) != name
    again, _ = releases.roll_back(store, first, "Els")
    releasing.show(store, settings)
    assert ready.lies(settings) == name
    assert shown(settings) == 40
    assert releasing.compile_version(store, settings, again.number) == name
    last, _ = releases.roll_back(store, again.number, "Els")  # back to what went back
    releasing.show(store, settings)
    assert released.read(ready.of_store(settings)).names[last.number] == name


def test_what_is_withdrawn_is_not_shown_but_counts(store: Store, settings: Settings) -> None:
    """Who saw it may have kept it: what comes after it is decided with it all the same."""
    first = publish(store, settings, registered(40))
    second = publish(store, settings, registered(41, last=2022))
    releases.withdraw(store, second, "Els")
    releasing.show(store, settings)
    assert ready.lies(settings) == released.read(ready.of_store(settings)).names[first]
    publish(store, settings, registered(45, last=2023))
    assert [shown(settings, year) for year in (2021, 2022, 2023)] == [40, 41, 45]


def test_the_same_version_is_compiled_once(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = publish(store, settings, registered(40))
    monkeypatch.setattr(releasing.making, "compiled", None)
    assert releasing.compile_version(store, settings, number) == ready.lies(settings)


def test_what_was_never_public_is_compiled_anew_with_what_is(
    store: Store, settings: Settings
) -> None:
    """A version that was made ready, and overtaken by another before it was published: its year
    is told once, as the other told it."""
    slow = make(store, registered(41, last=2022), "Els").number
    releasing.compile_version(store, settings, slow)
    publish(store, settings, registered(40))
    releasing.compile_version(store, settings, slow)
    releases.publish(store, slow, "Els")
    releasing.show(store, settings)
    assert [shown(settings, year) for year in (2021, 2022)] == [40, 41]


def test_what_was_decided_beside_the_data_is_used(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, demo_registry: Registry
) -> None:
    """And nothing of it is left behind."""
    monkeypatch.setattr(deciding, "make", None)
    store = open_store(settings, lambda: NOON)
    publish(store, settings, demo_registry)
    assert shown(settings) == 1771
    left = {path.name for path in ready.of_store(settings).iterdir()}
    assert left == {released.FILE, ready.lies(settings)}


def test_a_version_that_ends_before_what_was_public_is_refused(
    store: Store, settings: Settings
) -> None:
    publish(store, settings, registered(41, last=2022))
    name = ready.lies(settings)
    with pytest.raises(PublicationError, match=r"Versie 2 houdt vroeger op .* tot 2022"):
        publish(store, settings, registered(40))
    assert ready.lies(settings) == name
    assert releases.state(store).next_release == 2  # nothing was made public


def test_without_what_was_shown_before_nothing_new_is_shown(
    store: Store, settings: Settings
) -> None:
    publish(store, settings, registered(40))
    shutil.rmtree(ready.of_store(settings))
    with pytest.raises(PublicationError, match=r"Versie 1 is openbaar, maar .* back-up"):
        publish(store, settings, registered(41, last=2022))


def test_a_version_that_there_is_not(store: Store, settings: Settings) -> None:
    with pytest.raises(StoreError):
        releasing.compile_version(store, settings, 7)


def test_a_folder_of_data_goes_before_a_store(store: Store, settings: Settings) -> None:
    publish(store, settings, registered(40))
    assert files.read(ready.of_store(settings) / ready.lies(settings)).edition.stays == 40
    with_folder = Settings(store=settings.store, data=settings.store)
    assert ready.lies(with_folder) == ""


def test_what_is_public_and_damaged_is_said(store: Store, settings: Settings) -> None:
    publish(store, settings, registered(40))
    (ready.of_store(settings) / ready.lies(settings) / files.WORDS).unlink()
    with pytest.raises(CompiledError, match=r"niet te lezen in .* back-up"):
        ready.ready(settings, lambda *_: None)


def test_a_name_that_is_not_told_is_said_and_nothing_is_shown_in_its_place(
    store: Store, settings: Settings
) -> None:
    publish(store, settings, registered(40))
    folder = ready.of_store(settings)
    released.write(replace(released.read(folder), names={}), folder)
    for ask in (lambda: ready.ready(settings, lambda *_: None), lambda: ready.lies(settings)):
        with pytest.raises(CompiledError, match=r"Versie 1 is openbaar, maar .* gereed"):
            ask()


def test_where_all_was_withdrawn_nothing_is_shown(store: Store, settings: Settings) -> None:
    publish(store, settings, registered(40))
    releases.withdraw(store, 1, "Els")
    releasing.show(store, settings)
    assert released.read(ready.of_store(settings)).withdrawn == (1,)
    assert ready.lies(settings, of_store_alone=True) == ready.NOTHING
    with pytest.raises(NothingPublicError):
        ready.ready(settings, lambda *_: None)


def folders(settings: Settings) -> dict[int, str]:
    return dict(released.read(ready.of_store(settings)).names)


def test_a_store_without_its_folders_makes_what_was_public_as_it_was(
    store: Store, settings: Settings
) -> None:
    """Byte for byte, also what was withdrawn and what went back; when nobody says otherwise."""
    publish(store, settings, registered(40))
    publish(store, settings, registered(41, last=2022))
    releases.withdraw(store, 1, "Els")
    releases.roll_back(store, 2, "Els")
    publish(store, settings, registered(45, last=2023))
    before = folders(settings)
    shutil.rmtree(ready.of_store(settings))

    def make(own: Settings, _: object) -> None:
        assert releasing.prepare(store, own)

    public, compiled = ready.shown(settings, make)
    assert public is not None and public.version == 4
    assert compiled.edition.last_year == 2023
    assert folders(settings) == before
    assert releasing.prepare(store, settings)  # and nothing is made twice


def test_what_an_older_program_made_public_is_made_as_it_was(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It did not write what a version says of every area, and called it otherwise."""
    now, folder = making.compiled, ready.of_store(settings)
    with monkeypatch.context() as older:
        older.setattr(making, "compiled", lambda opened: replace(now(opened), said={}))
        publish(store, settings, registered(40))
    was = released.read(folder).names[1]
    shutil.rmtree(folder)
    assert releasing.prepare(store, settings)
    name = released.read(folder).names[1]
    assert name != was and files.read(folder / name).said
    assert files.names(files.read(folder / name))[1] == was
    shutil.rmtree(folder)
    assert releasing.prepare(store, settings)  # from now on by that name
    assert released.read(folder).names[1] == name


def test_what_cannot_be_made_as_it_was_is_not_shown(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program decides otherwise: the two side by side could tell of persons."""
    publish(store, settings, registered(40))
    name = ready.lies(settings)
    shutil.rmtree(ready.of_store(settings))
    whole = releasing.making.compiled
    monkeypatch.setattr(
        releasing.making, "compiled", lambda opened: replace(whole(opened), rule="ander/1-4")
    )
    with pytest.raises(PublicationError, match=rf"niet wat ze was .* {name}"):
        releasing.prepare(store, settings)
    assert [path for path in ready.of_store(settings).iterdir() if path.is_dir()] == []


def test_a_store_of_which_nothing_was_public_has_nothing_to_show(
    store: Store, settings: Settings
) -> None:
    make(store, registered(40), "Els")
    assert not releasing.prepare(store, settings)
    assert not (ready.of_store(settings) / released.FILE).exists()


def test_what_goes_out_is_attacked_first(store: Store, settings: Settings) -> None:
    """What is public stays as it was while the new version says too much; what was attacked once
    is not attacked again."""
    publish(store, settings, registered(40))
    number = make(store, registered(41, last=2022), "Els").number
    attacked: list[tuple[int, int | None]] = []

    def attack(opened: Opened) -> Report:
        edition = opened.answers.edition
        attacked.append((edition.last_year, edition.closed))
        return Report(leaks=["een antwoord"] if len(attacked) == 1 else [])

    with pytest.raises(NarrowError):
        releasing.compile_version(store, settings, number, attack=attack)
    assert set(folders(settings)) == {1} and log.of_version(store, number) == ()
    releasing.compile_version(store, settings, number, attack=attack)
    releases.publish(store, number, "Els")
    releasing.compile_version(store, settings, number, attack=attack)
    assert attacked == [(2022, 2021)] * 2
    kinds = [entry.kind for entry in log.of_version(store, number)]
    assert kinds == ["aanval", "gereed"]


def test_who_goes_back_to_what_was_never_public_makes_it_so(
    store: Store, settings: Settings
) -> None:
    """What comes after it is decided with it: its year stays as it was told."""
    draft = make(store, registered(40), "Els").number
    releasing.compile_version(store, settings, draft)
    releases.roll_back(store, draft, "Els")
    releasing.show(store, settings)
    assert shown(settings) == 40
    publish(store, settings, registered(41, last=2022))
    assert [shown(settings, year) for year in (2021, 2022)] == [40, 41]


def test_a_next_year_is_published_where_hours_were_hidden_with_their_persons(
    store: Store, settings: Settings
) -> None:
    """Nobody's hours are known, so that they are hidden in a small town only because its persons
    are: the decision alone says nothing of them."""
    plain = registered(40, 3, 30)
    towns = plain.initiatives.assign(nis=["31005", "31033", "34022"])
    publish(store, settings, replace(plain, initiatives=towns))
    publish(store, settings, replace(plain, initiatives=towns, last_year=2022, version="later"))
    assert [shown(settings, year) for year in (2021, 2022)] == [73, 73]


def test_a_store_is_of_the_territory_that_is_named(
    store: Store, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is published, and what of it is opened by its number, wherever areas are read."""
    copied = tmp_path / "gebied"
    shutil.copytree(TERRITORY, copied, ignore=shutil.ignore_patterns("demo", "fonts", "gereed"))
    settings = replace(settings, territory=copied)
    load, folders = geography.load, set[Path]()

    def loaded(boundaries: Path | None = None, folder: Path = TERRITORY) -> Geography:
        folders.add(folder)
        return load(boundaries, folder)

    monkeypatch.setattr(geography, "load", loaded)
    first = publish(store, settings, registered(40))
    publish(store, settings, registered(45, last=2022))
    assert shown(settings, 2022) == 45
    atlas = open_atlas(settings, lambda *_: None)
    assert Earlier(atlas).named(str(first)).number == first
    assert folders == {copied}
