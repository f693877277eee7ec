"""Publish a version and be killed meanwhile, a hundred times, on SQLite and on PostgreSQL.

    python scripts/kill_publishing.py [--maal 100]

Each time at another step of what is written to the disk or told to the database. Afterwards what
readers see is whole, of before or of after; no version is lost; and it can still be published.
PostgreSQL is a server that is started for it; where there is none, that is said.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tqdm import tqdm  # noqa: E402 - by way of the line above

from arbeidszorg.compiled import files, released  # noqa: E402
from arbeidszorg.settings import Settings  # noqa: E402
from arbeidszorg.store.database import open_store  # noqa: E402
from arbeidszorg.store.versions import make  # noqa: E402
from helpers import killing, postgres  # noqa: E402
from helpers.stores import published, small  # noqa: E402


def killed(settings: Settings, times: int) -> int:
    """Kill so many times with these settings; how many steps there are."""
    store = open_store(settings)
    published(store, settings, small(40, years=(2021, 2021)))
    folder = settings.ready or settings.store
    whole = files.read(folder / released.read(folder).names[1])
    with killing.quick(whole):
        total = killing.steps(store, settings)
        chosen = [step % total for step in range(0, total * times, max(1, total * times // times))]
        spread = killing.some(total, times, seed=1)
        for step in tqdm((spread + chosen)[:times], leave=False):
            killing.kill(store, settings, step)
    make(store, small(3), "Els")
    return total


def main() -> None:
    """Do it on both engines."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--maal", type=int, default=100)
    times = parser.parse_args().maal
    with TemporaryDirectory() as place:
        own = Path(place)
        total = killed(Settings(store=own / "sqlite", ready=own / "gereed1"), times)
        sys.stdout.write(f"SQLite: {times} keer gestopt, {total} stappen: niets half of weg\n")
        try:
            with postgres.running() as folder:
                with postgres.connected(folder) as connection:
                    connection.execute(b"CREATE SCHEMA proef")
                address = postgres.address(folder, "proef")
                settings = Settings(database=address, store=own / "p", ready=own / "gereed2")
                total = killed(settings, times)
                sys.stdout.write(f"PostgreSQL: {times} keer, {total} stappen: niets half of weg\n")
        except postgres.NoServerError as error:
            sys.stdout.write(f"{error}\n")


if __name__ == "__main__":
    main()
