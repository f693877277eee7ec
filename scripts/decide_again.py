"""Decide a folder again, beside the decision that lies there: is it the same to the bit?

    python scripts/decide_again.py [FOLDER]

Says what it took, also in seconds of processor, which other work on the computer changes less than
the clock. The folder is only read. Status 1 when a cell differs.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from arbeidszorg.disclosure import decision  # noqa: E402 - by way of the line above
from arbeidszorg.disclosure.opening import open_folder  # noqa: E402
from arbeidszorg.settings import DATA, from_environment  # noqa: E402


def bits(path: Path) -> Any:
    """What a kept decision says of each cell."""
    import numpy as np  # here: the program says first how many cores a process takes

    with np.load(path, allow_pickle=False) as file:
        return np.unpackbits(file["bits"])


def processor() -> float:
    """Seconds of processor so far, of this process and those that it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def main(folder: Path) -> int:
    """Decide again and compare; 0 when all cells are the same."""
    kept = bits(folder / decision.FILE)
    with tempfile.TemporaryDirectory() as room:
        copy = Path(room) / folder.name
        copytree(folder, copy, ignore=ignore_patterns(decision.FILE))
        start = time.perf_counter()
        open_folder(replace(from_environment(), data=copy), print)
        print(f"{time.perf_counter() - start:.1f} s by the clock, {processor():.1f} s of processor")
        now = bits(copy / decision.FILE)
    if kept.shape != now.shape:
        print("Another number of cells.")
        return 1
    print(f"{(now > kept).sum()} cells more are shown, {(now < kept).sum()} fewer.")
    return int((now != kept).any())


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "demo"))
