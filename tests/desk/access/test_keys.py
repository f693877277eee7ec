"""The secret of the desk: made once, for its owner alone; keys by purpose."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from desk.access.keys import KeyFileError, Keys, read


def test_it_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "map" / "sleutel"
    made = read(file)
    assert read(file) == made and len(made.secret) == 32
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["sleutel"]
    assert made.secret.hex() not in repr(made)


def test_of_many_who_start_at_once_all_have_the_same(tmp_path: Path) -> None:
    found: list[Keys] = []
    starts = [
        threading.Thread(target=lambda: found.append(read(tmp_path / "sleutel"))) for _ in range(8)
    ]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert len(found) == 8 and len({keys.secret for keys in found}) == 1


@pytest.mark.parametrize("content", ["", "xyz", "ab" * 31, "ab" * 33])
def test_one_that_is_damaged_is_said(tmp_path: Path, content: str) -> None:
    file = tmp_path / "sleutel"
    file.write_text(content)
    with pytest.raises(KeyFileError, match="is beschadigd"):
        read(file)
    assert file.read_text() == content  # and kept: somebody may mend it


def test_one_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "sleutel").mkdir()
    with pytest.raises(KeyFileError, match="kan niet gelezen"):
        read(tmp_path / "sleutel")


def test_keys_of_two_purposes_have_nothing_in_common() -> None:
    keys, other = Keys(b"a" * 32), Keys(b"b" * 32)
    assert len({keys.of("a"), keys.of("b"), other.of("a")}) == 3
    assert keys.mark("a", "x") == keys.mark("a", "x") != keys.mark("b", "x")
    locked = keys.locked("a", b"geheim")
    assert b"geheim" not in locked and keys.opened("a", locked) == b"geheim"
    for opener, purpose, content in (
        (keys, "b", locked),
        (other, "a", locked),
        (keys, "a", locked[:-2] + b"AA"),
        (keys, "a", b""),
    ):
        with pytest.raises(ValueError, match="not ours"):
            opener.opened(purpose, content)
