"""The tile map that the command makes: a cell for each municipality, and neighbours that touch."""

from __future__ import annotations

from pathlib import Path

from arbeidszorg.places import geography, tiling
from helpers import territories


def test_tiles_are_made_alike_and_most_neighbours_touch(tmp_path: Path) -> None:
    folder = territories.write(tmp_path, high=3)
    (folder / "tegels.csv").unlink()
    made = tiling.make(folder)
    first = made.file.read_bytes()
    assert made.tiles == 60 and made.touching > 80
    assert tiling.make(folder).file.read_bytes() == first
    places = geography.load(folder=folder)
    assert len({(tile.row, tile.column) for tile in places.tiles().values()}) == 60
    north, south = (places.tiles()[code] for code in ("11001", "11003"))
    assert north.row < south.row
