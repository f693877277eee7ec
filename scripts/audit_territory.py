"""Decide and attack an invented territory of five provinces and 300 municipalities.

    python scripts/audit_territory.py [--personen 2000] [--initiatieven 80] [--vragen 40000]
        [--hoogte 15] [--jaar 2021] [--processen 1]

The territory and who works there are always the same (``tests/helpers/territories.py``). All is
asked that the audit asks but totals of several areas, sectors and activities: with 300
municipalities these are some 65,000 for each measure and place, of which so many in all
(``--vragen``) are drawn by chance. Without ``--jaar`` both years are attacked (2020 and 2021), each
some three minutes of a processor. Ends with status 1 when anything leaks or is too narrow.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tqdm import tqdm  # noqa: E402 - by way of the line above

from arbeidszorg.disclosure import opening  # noqa: E402
from arbeidszorg.disclosure.audit import audit, summary  # noqa: E402
from arbeidszorg.disclosure.audit.asking_totals import Totals  # noqa: E402
from arbeidszorg.disclosure.lattice import Key  # noqa: E402
from arbeidszorg.disclosure.opening import Opened  # noqa: E402
from arbeidszorg.places import geography  # noqa: E402
from arbeidszorg.processes import bind_children  # noqa: E402
from arbeidszorg.settings import Settings  # noqa: E402
from arbeidszorg.view.view import View  # noqa: E402
from helpers import territories  # noqa: E402

T = TypeVar("T")


class SampledTotals(Totals):
    """Totals of which ``most`` are asked, as many of each measure and place."""

    most = 0

    def views(self, key: Key) -> Iterator[View]:
        every = list(super().views(key))
        chance = random.Random(f"{key[0]} {key[1]}")
        yield from chance.sample(every, min(len(every), self.most // len(self.seen)))


def invented(options: argparse.Namespace, place: Path) -> Opened:
    """The territory and its registry, decided."""
    folder = territories.write(place / "gebied", options.hoogte)
    settings = Settings(territory=folder, boundaries=place / "geen")
    registry = territories.people(options.personen, options.initiatieven, high=options.hoogte)
    areas = geography.load(settings.boundaries, folder)
    return opening.opened(registry, areas, settings, say=told)


def told(what: str) -> None:
    """Say how far it is, and what it took."""
    print(f"{time.process_time():7.0f} s van de processor: {what}", flush=True)


def follow(items: Iterable[T], total: int, /) -> Iterable[T]:
    """Show how far it is."""
    yield from tqdm(items, total=total, leave=False, mininterval=10)


def main() -> int:
    """Decide and attack it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--personen", type=int, default=2000)
    parser.add_argument("--initiatieven", type=int, default=80)
    parser.add_argument("--vragen", type=int, default=40_000, help="totals that are asked")
    parser.add_argument("--hoogte", type=int, default=territories.HIGH, help="rows of the board")
    parser.add_argument("--jaar", type=int, action="append", help="years that are attacked")
    parser.add_argument("--processen", type=int, default=1)
    parser.add_argument("--uit", type=Path, help="a file of all hidden numbers")
    options = parser.parse_args()
    SampledTotals.most = options.vragen
    audit.Totals = SampledTotals  # type: ignore[misc]
    with TemporaryDirectory() as name:
        opened = invented(options, Path(name))
        told(f"{len(opened.gate.areas.towns)} gebieden, beslist")
        years = tuple(options.jaar) if options.jaar else None
        report = audit.of_data(opened, years, options.processen, follow)
        for line in summary.lines(report):
            print(line)
        told("aangevallen")
        if options.uit:
            summary.write(report, opened.gate, options.uit)
    return int(not report.holds)


if __name__ == "__main__":
    bind_children()
    sys.exit(main())
