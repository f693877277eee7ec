"""What is left to read: the share of numbers that are shown in registries of another make than the
demonstration (``tests/helpers/worlds.py``), some 1,700 persons and 41 initiatives each.

    python scripts/usefulness.py [--seeds 3]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from arbeidszorg.counting import cube, facts  # noqa: E402
from arbeidszorg.disclosure import deciding, holdings, lattice  # noqa: E402
from arbeidszorg.view.view import PROFILE_SPLITS  # noqa: E402
from helpers.attacked import RULE  # noqa: E402
from helpers.builders import PLACES  # noqa: E402
from helpers.worlds import registry_of_a_province  # noqa: E402


def shares(seed: int) -> Iterator[tuple[str, int, float, float]]:
    """What is counted, how many cells hold persons, and which part of these is shown: of all, and
    of those above the threshold."""
    prepared = facts.build(registry_of_a_province(seed), PLACES)
    decided = deciding.make(prepared, PLACES, RULE, "", processes=2)
    areas = lattice.areas(PLACES, prepared.towns)
    counted = cube.build(prepared, PLACES)
    by = {
        place: holdings.count(prepared, areas, counted, "medewerkers", place)
        for place in ("vestiging", "woonplaats")
    }

    def rows(level: str) -> list[int]:
        return [area for area, levels in enumerate(areas.levels) if level in levels]

    def share(name: str, value: Any, shown: Any) -> tuple[str, int, float, float]:
        large = value > RULE.most
        return name, int((value > 0).sum()), shown[value > 0].mean(), shown[large].mean()

    here = by["vestiging"]
    groups = here.groups, decided.groups["medewerkers", "vestiging"]
    yield share("regio", *(cells[:, rows("regio"), 0] for cells in groups))
    yield share("regio, sector", *(cells[:, rows("regio"), 1:] for cells in groups))
    yield share("gemeente", *(cells[:, rows("gemeente"), 0] for cells in groups))
    for place, level in (("vestiging", "regio"), ("woonplaats", "provincie")):
        for name, splits in (("kenmerk", PROFILE_SPLITS), ("activiteit", ("activiteit",))):
            value, shown = (
                np.concatenate([cells[split][:, rows(level), 0].ravel() for split in splits])
                for cells in (
                    by[place].splits,
                    {split: decided.splits["medewerkers", place, split] for split in splits},
                )
            )
            yield share(f"{level}, {name} ({place})", value, shown)


def main() -> int:
    """Say it of each."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seeds", type=int, default=3)
    for seed in range(1, arguments.parse_args().seeds + 1):
        for name, many, of_all, of_large in shares(seed):
            print(f"{seed}  {name:32} {many:5} {of_all:7.0%} {of_large:7.0%}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
