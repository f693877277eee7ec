"""A compiled version as files: whole or not at all, the same bytes everywhere, nobody in them."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from arbeidszorg.compiled import files, making
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting.shown import HIDDEN, PLAIN
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.registrations.registry import Registry
from helpers import builders
from helpers.builders import persons, registry


@pytest.fixture
def written(demo_compiled: Compiled, tmp_path: Path) -> Path:
    return tmp_path / files.write(demo_compiled, tmp_path)


def test_what_was_written_is_read_again(demo_compiled: Compiled, written: Path) -> None:
    again = files.read(written)
    assert again.edition == demo_compiled.edition and again.initiatives == demo_compiled.initiatives
    assert again.rule == demo_compiled.rule and again.net_results == demo_compiled.net_results
    assert (again.reporting, again.amounts) == (demo_compiled.reporting, demo_compiled.amounts)
    assert again.residents.years == demo_compiled.residents.years
    assert again.shown.keys() == demo_compiled.shown.keys()
    for key, shown in demo_compiled.shown.items():
        for part in ("persons", "hours"):
            ours, theirs = getattr(again.shown[key], part), getattr(shown, part)
            assert (ours is None) == (theirs is None)
            assert theirs is None or np.array_equal(ours, theirs)
            assert ours is None or (isinstance(ours, np.memmap) and not ours.flags.writeable)


def test_the_same_bytes_by_the_same_name(
    demo_opened: Opened, written: Path, tmp_path: Path
) -> None:
    other = tmp_path / "elsewhere"
    name = files.write(making.compiled(demo_opened), other)
    assert name == written.name == files.write(files.read(written), other)
    for file in written.iterdir():
        assert file.read_bytes() == (other / name / file.name).read_bytes()
    assert [path.name for path in other.iterdir()] == [name]  # nothing unfinished is left


def test_a_version_of_before_it_held_what_it_says_is_the_same_one(
    demo_compiled: Compiled, tmp_path: Path
) -> None:
    """It is opened, and what is made of the same data now is known as that version."""
    before = replace(demo_compiled, said={})
    old = files.write(before, tmp_path)
    assert not (tmp_path / old / files.SAID).exists()
    assert files.read(tmp_path / old).said == {}
    assert files.names(demo_compiled) == (files.write(demo_compiled, tmp_path), old)
    assert files.names(before) == (old, old)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"medewerkers": 1}', "1", "\x00"])
def test_what_a_version_says_that_is_none_is_damage(
    content: str, demo_compiled: Compiled, tmp_path: Path
) -> None:
    path = tmp_path / files.write(demo_compiled, tmp_path)
    (path / files.SAID).write_text(content, encoding="utf-8")
    with pytest.raises(CompiledError):
        files.read(path)


def test_no_person_is_in_it(written: Path, demo_registry: Registry) -> None:
    """No pseudonym, no code of a stay; nothing with as many rows as there are persons or stays."""
    stays = demo_registry.registrations
    told = set(re.findall(r"[\w-]+", (written / files.WORDS).read_text(encoding="utf-8")))
    assert not told & {*stays["medewerker_id"], *stays["registratie_id"]}
    for file in written.glob("*.npy"):
        array = np.load(file)
        assert array.dtype.kind in "biuf"
        assert not {stays["medewerker_id"].nunique(), len(stays)} & set(array.shape)


def test_what_is_hidden_is_not_in_it(demo_compiled: Compiled, demo_opened: Opened) -> None:
    """No small number, and no number that the decision hides."""
    decision = demo_opened.gate.decision
    for key, shown in demo_compiled.shown.items():
        persons = np.asarray(shown.persons)
        assert not ((persons >= 1) & (persons <= 4)).any()
        assert (persons[..., 0][~decision.groups[key]] == HIDDEN).all()
        if shown.hours is not None:
            assert (np.asarray(shown.hours)[persons == HIDDEN] == 0).all()


def test_nothing_is_in_it_that_the_gate_would_hide(
    demo_compiled: Compiled, demo_opened: Opened
) -> None:
    """Hours neither, where the number of who has them is hidden; that they are not known least of
    all: it says that somebody is there."""
    decision = demo_opened.gate.decision
    for key, shown in demo_compiled.shown.items():
        measure, place = key
        needed = {measure, "medewerkers"} if measure == "uren" else {measure}
        for split, codes in shown.columns.items():
            there = np.asarray(shown.persons[..., codes]) != HIDDEN
            there = there[:, :, 0] if split == "vorm" else there
            for each in needed:
                if split == PLAIN:
                    may = decision.groups[each, place][..., None]
                elif split == "vorm":
                    may = decision.forms[each]
                else:
                    may = decision.splits[each, place, split]
                assert not (there & ~may).any(), (key, split, each)


def test_no_remark_about_rows_is_in_it(demo_compiled: Compiled, demo_opened: Opened) -> None:
    """How many rows have a code of before a merger counts persons of an area that nobody can ask
    for."""
    assert demo_opened.answers.edition.notices
    assert demo_compiled.edition.notices == ()


@pytest.mark.parametrize("most", [127, 128])
def test_a_number_at_the_edge_of_a_type_stays_itself(most: int) -> None:
    stays = persons(most, initiatief_id="I1")
    opened = builders.opened(registry([{"sector": "MB", "nis": "31005"}], stays))
    shown = making.compiled(opened).shown["medewerkers", "vestiging"]
    assert shown.persons.max() == most and shown.persons.min() in (0, HIDDEN)


def flipped(folder: Path) -> None:
    file = folder / "medewerkers.vestiging.persons.npy"
    data = bytearray(file.read_bytes())
    data[-100] ^= 1
    file.write_bytes(data)


def halved(folder: Path) -> None:
    file = folder / files.WORDS
    file.write_bytes(file.read_bytes()[:1000])


def gone(folder: Path) -> None:
    (folder / "uren.woonplaats.hours.npy").unlink()


def emptied(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


def of_another_form(folder: Path) -> None:
    """With a name that fits, as a newer program would write it."""
    content = {file.name: file.read_bytes() for file in folder.iterdir()}
    told = json.loads(content[files.WORDS])
    (folder / files.WORDS).write_text(json.dumps({**told, "vorm": files.FORM + 1}))


@pytest.mark.parametrize("damage", [flipped, halved, gone, emptied, of_another_form])
def test_damage_is_seen(written: Path, damage: Callable[[Path], None]) -> None:
    damage(written)
    with pytest.raises(CompiledError):
        files.read(written)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CompiledError):
        files.read(tmp_path / "0123")


def piped(folder: Path) -> None:
    os.mkfifo(folder / "a.npy")


def within(folder: Path) -> None:
    (folder / "map").mkdir()


@pytest.mark.parametrize("damage", [piped, within])
def test_what_does_not_belong_there_is_damage_and_nobody_waits_for_it(
    written: Path, demo_compiled: Compiled, damage: Callable[[Path], None]
) -> None:
    damage(written)
    with pytest.raises(CompiledError):
        files.read(written)
    assert files.write(demo_compiled, written.parent) == written.name  # it is made again
    assert files.read(written).edition == demo_compiled.edition


def test_a_folder_with_another_name_is_not_even_looked_into(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    for path in (tmp_path, tmp_path / "..", tmp_path / ".", Path("/etc")):
        with pytest.raises(CompiledError):
            files.read(path)


def test_what_one_who_was_killed_left_half_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / f".{'0' * 20}.1{files.HALF}").mkdir()
    (tmp_path / f".{'0' * 20}.2{files.HALF}").write_text("x")
    (tmp_path / f"foto{files.HALF}").write_text("x")
    with files.alone(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == [f"foto{files.HALF}"]


def test_two_do_not_write_at_once(tmp_path: Path) -> None:
    entered = threading.Event()

    def other() -> None:
        with files.alone(tmp_path):
            entered.set()

    waiting = threading.Thread(target=other)
    with files.alone(tmp_path):
        waiting.start()
        assert not entered.wait(0.05)
    waiting.join(60)
    assert entered.is_set()
