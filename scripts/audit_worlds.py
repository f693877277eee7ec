"""Attack invented registries: what the decision leaves open where data are unlike the
demonstration.

    python scripts/audit_worlds.py [--seeds 12] [--family NAME ...]

Decides and attacks a world of every family (``tests/helpers/worlds.py``) for every seed, and says
for each how many hidden numbers are left with fewer possible values than the rule asks for. Ends
with status 1 when there is one.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from arbeidszorg.processes import bind_children  # noqa: E402
from helpers.attacked import RULE, attacked, narrow  # noqa: E402
from helpers.worlds import FAMILIES, world  # noqa: E402


def attack(task: tuple[str, int]) -> tuple[str, int, int, Counter[str]]:
    """A family and seed, how many numbers are hidden, and the narrow ones by what they count."""
    family, seed = task
    hidden = attacked(world(family, seed))
    kinds = Counter(
        " ".join(
            [number.how] * bool(number.how)
            + [number.kind or "groep"]
            + ["(klein)"] * (number.count <= RULE.most)
        )
        for number in narrow(hidden)
    )
    return family, seed, len(hidden), kinds


def main() -> int:
    """Attack all of them, side by side."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seeds", type=int, default=12, help="worlds of each family")
    arguments.add_argument("--family", nargs="*", default=list(FAMILIES), choices=FAMILIES)
    chosen = arguments.parse_args()
    tasks = list(product(chosen.family, range(1, chosen.seeds + 1)))
    all_hidden, all_narrow, worlds = 0, 0, 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for done, (family, seed, hidden, kinds) in enumerate(pool.map(attack, tasks), 1):
            all_hidden, all_narrow = all_hidden + hidden, all_narrow + kinds.total()
            worlds += bool(kinds)
            listed = ", ".join(f"{kind}: {count}" for kind, count in kinds.most_common()) or "niets"
            print(f"{done}/{len(tasks)}  {family} {seed}: {hidden} verborgen; te nauw: {listed}")
    print(f"{all_narrow} van {all_hidden} verborgen getallen te nauw, in {worlds} werelden")
    return int(all_narrow > 0)


if __name__ == "__main__":
    bind_children()
    sys.exit(main())
