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
    crowds: dict[str, list[Crowd]] = {target.name: [] for target in targets.ALL}
    with ExitStack() as stack:
        running = {target.name: stack.enter_context(target.start()) for target in targets.ALL}
        recorded = _recorded(running)
        for number in range(rounds):
            say(f"readers: round {number + 1} of {rounds}")
            for name, server in running.items():
                crowds[name].append(crowd.visits(server.port, recorded[name]))
        memory = {name: servers.memory(server) for name, server in running.items()}
    return compared(crowds, {name: len(requests) for name, requests in recorded.items()}, memory)


def _recorded(running: dict[str, servers.Server]) -> dict[str, list[Request]]:
    """What a browser asks of each server in a cold visit, the second one."""
    recorded = {}
    with chromium() as browser:
        for target in targets.ALL * 2:
            url = running[target.name].url
            for last in (*(False for _ in range(TRIES)), True):
                context = browser.new_context(viewport=WINDOW)
                try:
                    with visiting(context, target, url, FAST, WAIT) as (_, _, wire):
                        recorded[target.name] = wire.sent()
                    break
                except TooLate:  # a fresh server may fail at its first questions, in Dash itself
                    if last:
                        raise
                finally:
                    context.close()
    return recorded


def compared(
    crowds: dict[str, list[Crowd]], recorded: dict[str, int], memory: dict[str, float]
) -> list[Row]:
    """The rows; each page's rounds as their median."""
    rate = {name: median(group.per_second for group in rounds) for name, rounds in crowds.items()}
    late = {name: median(p95(group.times) for group in rounds) for name, rounds in crowds.items()}
    parts = [f"{name} {rate[name]:.1f} of {recorded[name]} requests" for name in crowds]
    parts += [
        f"{name}: {failed} NOT ANSWERED"
        for name, rounds in crowds.items()
        if (failed := sum(group.failed for group in rounds))
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
            f"ms: {_per_page(late)}",
        ),
        Row(
            "memory after that, of tuned",
            ratio(memory["ours"], memory["tuned"]),
            "",
            MEMORY_AT_MOST,
            f"MB: {_per_page(memory)}",
        ),
    ]


def _per_page(values: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.0f}" for name, value in values.items())
