"""Fifty readers at once: how many whole visits a server answers, how long each takes, and how much
memory it has afterwards."""

from __future__ import annotations

from contextlib import ExitStack
from statistics import median

from playwright.sync_api import TimeoutError as TooLate

from benchmarks import crowd, servers, targets
from benchmarks.crowd import Crowd
from benchmarks.numbers import p95, ratio
from benchmarks.profiles import FAST
from benchmarks.report import Row, say
from benchmarks.visit import WINDOW, chromium, visiting
from benchmarks.wire import Request

ROUNDS = 5
#: How often a visit that does not come is made again, and how long each is waited for.
TRIES, WAIT = 4, 15_000  # milliseconds
MEMORY_AT_MOST = 1.5  # of the tuned page's


def measure(rounds: int = ROUNDS) -> list[Row]:
    """Record a visit to each page, and let the crowd repeat it."""
    found: dict[str, list[Crowd]] = {one.name: [] for one in targets.ALL}
    with ExitStack() as stack:
        running = {one.name: stack.enter_context(one.start()) for one in targets.ALL}
        asked = _recorded(running)
        for number in range(rounds):
            say(f"readers: round {number + 1} of {rounds}")
            for name, server in running.items():
                found[name].append(crowd.visits(server.port, asked[name]))
        memory = {name: servers.memory(server) for name, server in running.items()}
    return compared(found, {name: len(some) for name, some in asked.items()}, memory)


def _recorded(running: dict[str, servers.Server]) -> dict[str, list[Request]]:
    """What a browser asks of each server in a cold visit, the second one."""
    asked = {}
    with chromium() as browser:
        for target in targets.ALL * 2:
            url = running[target.name].url
            for last in (*(False for _ in range(TRIES)), True):
                context = browser.new_context(viewport=WINDOW)
                try:
                    with visiting(context, target, url, FAST, WAIT) as (_, _, wire):
                        asked[target.name] = wire.asked()
                    break
                except TooLate:  # a fresh server may fail at its first questions, in Dash itself
                    if last:
                        raise
                finally:
                    context.close()
    return asked


def compared(
    found: dict[str, list[Crowd]], asked: dict[str, int], memory: dict[str, float]
) -> list[Row]:
    """The rows; each page's rounds as their median."""
    rate = {name: median(one.per_second for one in some) for name, some in found.items()}
    late = {name: median(p95(one.times) for one in some) for name, some in found.items()}
    parts = [f"{name} {rate[name]:.1f} of {asked[name]} requests" for name in found]
    parts += [
        f"{name}: {failed} NOT ANSWERED"
        for name, some in found.items()
        if (failed := sum(one.failed for one in some))
    ]
    return [
        Row(
            f"{crowd.READERS} readers: visits a second, tuned of ours",
            ratio(rate["tuned"], rate["ours"]),
            "",
            1.0,
            ", ".join(parts),
        ),
        Row(
            f"{crowd.READERS} readers: p95 of a visit, of tuned",
            ratio(late["ours"], late["tuned"]),
            "",
            1.0,
            f"ms: {_each(late)}",
        ),
        Row(
            "memory after that, of tuned",
            ratio(memory["ours"], memory["tuned"]),
            "",
            MEMORY_AT_MOST,
            f"MB: {_each(memory)}",
        ),
    ]


def _each(values: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.0f}" for name, value in values.items())
