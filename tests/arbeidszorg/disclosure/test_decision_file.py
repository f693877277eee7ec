"""A kept decision comes back whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from arbeidszorg.disclosure import decision_file
from arbeidszorg.disclosure.decision import RULE, Decision
from arbeidszorg.settings import DATA


def decision(seed: int = 1) -> Decision:
    chance = np.random.default_rng(seed)

    def cells(*shape: int) -> np.ndarray:
        return chance.random(shape) < 0.5

    return Decision(
        "v1",
        "1/1-4",
        {("medewerkers", "vestiging"): cells(2, 3, 5)},
        {"medewerkers": cells(2, 3, 6)},
        {("medewerkers", "vestiging", "leeftijd"): cells(2, 3, 5, 7)},
    )


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    decision_file.save(saved := decision(), tmp_path / "b.npz")
    back = decision_file.load(tmp_path / "b.npz", "v1", "1/1-4")
    assert back is not None
    for mine, theirs in (
        (saved.groups, back.groups),
        (saved.forms, back.forms),
        (saved.splits, back.splits),
    ):
        assert set(mine) == set(theirs)
        assert all((mine[key] == theirs[key]).all() for key in mine)
    assert [file.name for file in tmp_path.iterdir()] == ["b.npz"]


@pytest.mark.parametrize(("version", "rule"), [("v2", "1/1-4"), ("v1", "1/1-9"), ("v1", "2/1-4")])
def test_of_other_data_or_by_another_rule_it_is_none(
    tmp_path: Path, version: str, rule: str
) -> None:
    decision_file.save(decision(), tmp_path / "b.npz")
    assert decision_file.load(tmp_path / "b.npz", version, rule) is None


@pytest.mark.parametrize("damage", ["gone", "empty", "half", "text", "other"])
def test_a_damaged_file_is_none(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "b.npz"
    decision_file.save(decision(), path)
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    elif damage == "other":
        np.savez(path, about=np.zeros(3, dtype=np.uint8))
    else:
        path.write_bytes(
            {"empty": b"", "half": content[: len(content) // 2], "text": b"hallo"}[damage]
        )
    assert decision_file.load(path, "v1", "1/1-4") is None


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="weg"):
        decision_file.save(decision(), tmp_path / "weg" / "b.npz")
    assert not list(tmp_path.iterdir())


def test_the_demonstration_data_come_with_their_decision(demo_decision_mark: str) -> None:
    loaded = decision_file.load(
        DATA / "demo" / decision_file.FILE, demo_decision_mark, f"{RULE}/1-4"
    )
    assert loaded is not None, "make it with: make demo"
