"""Publish a version and be killed meanwhile, a hundred times, on SQLite and on PostgreSQL.

    python scripts/kill_publishing.py [--maal 100] [--bewaarplaats sqlite postgresql]

First once at every step of what is written to the disk or told to the database, in an order of
chance; then at moments of the clock, drawn over all the time that publishing takes. Afterwards what
readers see is whole, of before or of after; no version is lost; and it can still be published. Of
each ten a new store begins: publishing looks at all versions before it, and a hundred of them take
longer than the kills. PostgreSQL is a server that is started for it; where there is none, that is
said, with status 1.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tqdm import tqdm  # noqa: E402 - by way of the line above

from arbeidszorg.compiled import files, released  # noqa: E402
from arbeidszorg.compiled.version import Compiled  # noqa: E402
from arbeidszorg.settings import Settings  # noqa: E402
from arbeidszorg.store.database import Store, open_store  # noqa: E402
from arbeidszorg.store.versions import make  # noqa: E402
from helpers import killing, postgres  # noqa: E402
from helpers.stores import published, small  # noqa: E402

#: Versions that are published in one store, and by how many times the last takes longer at most
#: than the first: a moment is drawn from as long, and drawn again when all was done before.
OF_A_STORE, LONGER = 10, 3
ENGINES = ("sqlite", "postgresql")
#: Settings of a store of its own, by its number.
Place = Callable[[int], Settings]


def whole(place: Path) -> Compiled:
    """A version as it is compiled, of which all others are copies."""
    settings = Settings(store=place / "eerst", ready=place / "eerst-gereed")
    published(open_store(settings), settings, small(40, years=(2021, 2021)))
    folder = settings.ready or settings.store
    return files.read(folder / released.read(folder).names[1])


def begun(place: Place, number: int) -> tuple[Store, Settings, int, float]:
    """A new store with two public versions; how many steps and seconds the second took."""
    settings = place(number)
    store = open_store(settings)
    killing.publish(store, settings, make(store, small(2), "Els").number)
    return store, settings, *killing.steps(store, settings)


def killed(place: Place, times: int) -> tuple[int, int]:
    """Kill so many times; how many steps there are, and how many kills were by the clock."""
    chance, done, by_clock, stores = random.Random(1), 0, 0, count()
    steps: list[int] | None = None
    total = 0
    with tqdm(total=times, leave=False) as bar:
        while done < times:
            store, settings, passed, seconds = begun(place, next(stores))
            if steps is None:
                total, steps = passed, chance.sample(range(passed), passed)
            for _ in range(min(OF_A_STORE, times - done)):
                if on_step := bool(steps):
                    arm = killing.at_step(steps.pop())
                else:
                    arm = killing.at_moment(chance.uniform(0, LONGER * seconds))
                if killing.kill(store, settings, arm):
                    done, by_clock = done + 1, by_clock + (not on_step)
                    bar.update()
            make(store, small(3), "Els")
    return total, by_clock


@contextmanager
def places(engine: str, own: Path) -> Iterator[Place]:
    """Where stores of an engine may be. Raises ``postgres.NoServerError``."""
    if engine == ENGINES[0]:
        yield lambda number: Settings(store=own / f"sqlite{number}", ready=own / f"klaar{number}")
        return
    with postgres.running() as folder:

        def place(number: int) -> Settings:
            with postgres.connected(folder) as connection:
                connection.execute(f"CREATE SCHEMA proef{number}".encode())
            address = postgres.address(folder, f"proef{number}")
            return Settings(database=address, store=own / "p", ready=own / f"gereed{number}")

        yield place


def main() -> int:
    """Do it on the engines that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--maal", type=int, default=100)
    parser.add_argument("--bewaarplaats", nargs="+", choices=ENGINES, default=ENGINES)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        own = Path(name)
        with killing.quick(whole(own)):
            for engine in options.bewaarplaats:
                try:
                    with places(engine, own) as place:
                        total, by_clock = killed(place, options.maal)
                except postgres.NoServerError as error:
                    sys.stdout.write(f"{error}\n")
                    return 1
                sys.stdout.write(
                    f"{engine}: {options.maal} keer gestopt, {options.maal - by_clock} keer op een "
                    f"van de {total} stappen en {by_clock} keer op een ogenblik van de klok: niets "
                    "half of weg\n"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
