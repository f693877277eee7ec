"""Publishing, killed at some steps; ``scripts/kill_publishing.py`` does it a hundred times."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from arbeidszorg.compiled import files, released
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.settings import Settings
from arbeidszorg.store.database import Store, open_store
from arbeidszorg.store.versions import make
from helpers import killing
from helpers.engines import ENGINES, empty
from helpers.stores import small


@pytest.fixture(params=ENGINES)
def store(
    tmp_path: Path, public_versions: Path, request: pytest.FixtureRequest
) -> Iterator[tuple[Store, Settings]]:
    """A store with a public version, in which versions are compiled in no time."""
    settings = empty(request.param, request, tmp_path)
    store = open_store(settings)
    make(store, small(2), "Els")
    whole = files.read(public_versions / released.read(public_versions).names[1])
    with killing.quick(whole):
        killing.publish(store, settings, 1)
        yield store, settings


def test_no_version_is_half_public_or_lost(store: tuple[Store, Settings]) -> None:
    total, seconds = killing.steps(*store)
    assert total > 70
    for step in killing.some(total, 4, seed=19):
        assert killing.kill(*store, killing.at_step(step))
    for part in (0.3, 0.7):
        killing.kill(*store, killing.at_moment(part * seconds))


def test_a_file_that_is_written_in_its_place_is_found_out(
    store: tuple[Store, Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above says nothing: who is killed meanwhile leaves readers without any."""

    def in_place(told: released.Released, folder: Path) -> None:
        text = json.dumps({"vorm": 1, "klaar": told.names, "publiek": []})
        (folder / released.FILE).write_text(text, encoding="utf-8")

    monkeypatch.setattr(released, "write", in_place)
    total, _ = killing.steps(*store)
    with pytest.raises(CompiledError, match=released.FILE):
        killing.kill(*store, killing.at_step(total - 1))
