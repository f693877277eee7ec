"""Attack an atlas of our own and say what came of it: ``python -m benchmarks.attack [--short]``.

Ends with status 1 when something may not be: a fault of the server's own, an answer that tells how
it is made, a reader who got no answer, or one who waited longer than :data:`BOUND`.
"""

from __future__ import annotations

import argparse
import sys
import time

from benchmarks.attack.attacks import ATTACKS, SHORT, Outcome
from benchmarks.report import say
from benchmarks.servers import atlas

#: Seconds after which no further attack is begun.
MOST = 540.0


def main(short: bool, names: list[str]) -> int:
    """Start the atlas, attack it, and write a line for each attack."""
    start, bad = time.monotonic(), False
    with atlas() as server:
        for name, attack in ATTACKS.items():
            if names and name not in names:
                continue
            if time.monotonic() - start > MOST:
                say(f"{name}: not begun, for {MOST:.0f} s have passed")
                bad = True
                continue
            outcome = attack(server, SHORT if short else 1.0)
            sys.stdout.write(line(name, outcome) + "\n")
            sys.stdout.flush()
            bad = bad or bool(outcome.wrong)
    say(f"{time.monotonic() - start:.0f} s in all")
    return int(bad)


def line(name: str, outcome: Outcome) -> str:
    """An attack and its outcome, as a row of a table."""
    wrong = "; ".join(outcome.wrong[:5]) or "-"
    p95 = f"{outcome.p95:.0f} ms" if outcome.p95 is not None else "-"
    return f"| {name} | {outcome.what} | {p95} | {wrong} |"


if __name__ == "__main__":
    options = argparse.ArgumentParser(prog="python -m benchmarks.attack", description=__doc__)
    options.add_argument("name", nargs="*", help=f"any of {', '.join(ATTACKS)} (default: all)")
    options.add_argument("--short", action="store_true", help="a little of each, in seconds")
    chosen = options.parse_args()
    if unknown := set(chosen.name) - set(ATTACKS):
        options.error(f"no such attack: {', '.join(sorted(unknown))}")
    sys.exit(main(chosen.short, chosen.name))
