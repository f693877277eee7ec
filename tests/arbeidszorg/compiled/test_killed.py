"""Publishing, killed at some steps; ``scripts/kill_publishing.py`` does it a hundred times."""

from __future__ import annotations

from pathlib import Path

from arbeidszorg.compiled import files, released
from arbeidszorg.settings import Settings
from arbeidszorg.store.database import open_store
from arbeidszorg.store.versions import make
from helpers import killing
from helpers.stores import small


def test_no_version_is_half_public_or_lost(tmp_path: Path, public_versions: Path) -> None:
    settings = Settings(store=tmp_path / "opslag")
    store = open_store(settings)
    make(store, small(2), "Els")
    whole = files.read(public_versions / released.read(public_versions).names[1])
    with killing.quick(whole):
        killing.publish(store, settings, 1)
        total = killing.steps(store, settings)
        assert total > 50
        for step in killing.some(total, 4, seed=19):
            killing.kill(store, settings, step)
