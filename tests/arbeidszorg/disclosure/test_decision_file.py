"""A kept decision comes back whole, or not at all."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from arbeidszorg.counting import facts
from arbeidszorg.disclosure import decision_file
from arbeidszorg.disclosure.decision import FILE, Decision
from arbeidszorg.disclosure.decision_file import Origin
from arbeidszorg.settings import DATA
from helpers.builders import PLACES, persons, registry

PARTS = {
    "groups|medewerkers|vestiging": (2, 3, 5),
    "forms|medewerkers": (2, 3, 6),
    "splits|medewerkers|vestiging|leeftijd": (2, 3, 5, 7),
}
ORIGIN = Origin("v1", "1/1-4", PARTS)


def decision(origin: Origin = ORIGIN, seed: int = 1) -> Decision:
    chance = np.random.default_rng(seed)
    cells = {name: chance.random(shape) < 0.5 for name, shape in origin.parts.items()}
    return Decision(
        origin.mark,
        origin.rule,
        {("medewerkers", "vestiging"): cells["groups|medewerkers|vestiging"]},
        {"medewerkers": cells["forms|medewerkers"]},
        {("medewerkers", "vestiging", "leeftijd"): cells["splits|medewerkers|vestiging|leeftijd"]},
    )


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    decision_file.save(decision(), tmp_path / "b.npz")
    return tmp_path / "b.npz"


def same(mine: Decision, theirs: Decision) -> bool:
    pairs = ((mine.groups, theirs.groups), (mine.forms, theirs.forms), (mine.splits, theirs.splits))
    return all(
        set(one) == set(other) and all((one[key] == other[key]).all() for key in one)  # type: ignore[attr-defined,index]
        for one, other in pairs
    )


def test_it_comes_back_as_it_was(kept: Path) -> None:
    back = decision_file.load(kept, ORIGIN)
    assert back is not None and same(decision(), back)
    assert (back.version, back.rule) == ("v1", "1/1-4")
    assert [file.name for file in kept.parent.iterdir()] == ["b.npz"]


@pytest.mark.parametrize(
    "other",
    [
        replace(ORIGIN, mark="v2"),
        replace(ORIGIN, rule="1/1-9"),
        replace(ORIGIN, parts=PARTS | {"forms|medewerkers": (2, 6, 3)}),
        replace(ORIGIN, parts=PARTS | {"forms|medewerkers": (2, 3, 7)}),
        replace(ORIGIN, parts=PARTS | {"forms|uren": (2, 3, 6)}),
        replace(ORIGIN, parts={name: PARTS[name] for name in list(PARTS)[:2]}),
    ],
)
def test_made_from_something_else_it_is_none(kept: Path, other: Origin) -> None:
    assert decision_file.load(kept, other) is None


def test_a_file_with_any_bit_flipped_is_none_or_says_the_same(kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    chance = random.Random(16)
    accepted = 0
    for _ in range(250):  # `make attack` flips more
        place, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
        content[place] ^= bit
        kept.write_bytes(content)
        back = decision_file.load(kept, ORIGIN)
        assert back is None or same(decision(), back)
        accepted += back is not None
        content[place] ^= bit
    assert accepted < 150  # some bits of an archive, such as its times, mean nothing


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path: Path, content: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)


def array(cells: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, cells, allow_pickle=True)
    return stream.getvalue()


FOREIGN = {
    "flipped inside": lambda old: old | {"bits.npy": old["bits.npy"][:-1] + b"\x00"},
    "of another decision": lambda old: old | {"bits.npy": array(np.zeros(40, np.uint8))},
    "longer": lambda old: old | {"bits.npy": array(np.zeros(9000, np.uint8))},
    "other numbers": lambda old: old | {"bits.npy": array(np.zeros(40, np.float64))},
    "objects": lambda old: old | {"bits.npy": array(np.array([{}, []], dtype=object))},
    "one more part": lambda old: old | {"more.npy": old["bits.npy"]},
    "one part less": lambda old: {"bits.npy": old["bits.npy"]},
    "words that are none": lambda old: old | {"about.npy": array(np.zeros(9, np.uint8))},
    "unpacks to much": lambda old: old | {"bits.npy": bytes(30_000_000)},
}


@pytest.mark.parametrize("how", FOREIGN)
def test_foreign_parts_are_none(kept: Path, how: str) -> None:
    rewritten(kept, FOREIGN[how](members(kept)))
    assert decision_file.load(kept, ORIGIN) is None


@pytest.mark.parametrize("damage", ["gone", "empty", "half", "text", "folder", "device"])
def test_a_damaged_file_is_none(kept: Path, damage: str) -> None:
    content = kept.read_bytes()
    kept.unlink()
    if damage == "folder":
        kept.mkdir()
    elif damage == "device":
        kept.symlink_to("/dev/zero")
    elif damage != "gone":
        kept.write_bytes(
            {"empty": b"", "half": content[: len(content) // 2], "text": b"hallo"}[damage]
        )
    assert decision_file.load(kept, ORIGIN) is None


@pytest.mark.parametrize("fault", [MemoryError, RecursionError, RuntimeError, OSError])
def test_whatever_goes_wrong_it_is_none(
    kept: Path, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(np, "load", fails)
    assert decision_file.load(kept, ORIGIN) is None


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="weg"):
        decision_file.save(decision(), tmp_path / "weg" / "b.npz")
    assert not list(tmp_path.iterdir())


def test_the_origin_follows_every_count() -> None:
    """Data under the same name of version, of which one person is elsewhere, have another mark."""
    stays = persons(3)
    other = [*stays[:2], {**stays[2], "geslacht": "x"}]
    marks = [
        decision_file.origin(facts.build(registry([{}], rows), PLACES), PLACES, "v", "r").mark
        for rows in (stays, stays, other)
    ]
    assert marks[0] == marks[1] != marks[2]


def test_the_demonstration_data_come_with_their_decision(demo_origin: Origin) -> None:
    loaded = decision_file.load(DATA / "demo" / FILE, demo_origin)
    assert loaded is not None, "make it with: make demo"
