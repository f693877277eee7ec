"""Lines that keep a server waiting, and what readers meet meanwhile.

Every line is opened again when the server hangs up: whoever attacks does so too.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

HOST = "127.0.0.1"
#: Seconds in which an answer must come, else it counts as none.
PATIENCE = 20.0
#: Seconds between two letters of a slow line.
PAUSE = 0.5
#: Lines that are opened at the same time, so that the attacker does not wait for itself.
AT_ONCE = 50

#: What a line does with its two ends until somebody hangs up.
Line = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Met:
    """What readers met: milliseconds of each answer, and what went wrong (status or kind of
    fault)."""

    times: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """Milliseconds in which 95 of 100 answers came; infinite when there were none."""
        if len(self.times) < 2:
            return self.times[0] if self.times else float("inf")
        return statistics.quantiles(self.times, n=20)[-1]


async def idle(source: asyncio.StreamReader, _target: asyncio.StreamWriter) -> None:
    """Say nothing."""
    await source.read()


async def half_a_head(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """Send half a header, and then nothing."""
    target.write(b"GET /kaart HTTP/1.1\r\nHost: atlas\r\nX-Half")
    await source.read()


async def slow_head(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """Send a header that never ends, letter by letter."""
    target.write(b"GET /kaart HTTP/1.1\r\nHost: atlas\r\nX-Slow: ")
    await _drip(source, target)


async def slow_body(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """Send a body letter by letter."""
    head = f"POST /presentatie/lees.json HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 9000\r\n"
    target.write(head.encode() + b"Content-Type: application/json\r\n\r\n{")
    await _drip(source, target)


async def slow_reader(_source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """Ask for much, again and again, and read nothing of it."""
    while True:
        target.write(b"GET /kaart HTTP/1.1\r\nHost: atlas\r\n\r\n")
        await target.drain()
        await asyncio.sleep(PAUSE)


async def _drip(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while not source.at_eof():
        target.write(b"x")
        await target.drain()
        await asyncio.sleep(PAUSE)


async def held(port: int, line: Line, gate: asyncio.Semaphore) -> None:
    """Keep one line open for as long as this runs."""
    while True:
        with suppress(OSError, asyncio.IncompleteReadError):
            async with gate:
                source, target = await asyncio.open_connection(HOST, port)
            try:
                await line(source, target)
            finally:
                target.close()
        await asyncio.sleep(PAUSE)


@asynccontextmanager
async def holding(port: int, lines: Sequence[tuple[Line, int]]) -> AsyncIterator[None]:
    """Hold so many lines of each kind while the block runs."""
    gate = asyncio.Semaphore(AT_ONCE)
    tasks = [
        asyncio.create_task(held(port, line, gate)) for line, many in lines for _ in range(many)
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def readers(port: int, path: str, many: int, seconds: float, pause: float = 0.2) -> Met:
    """Let readers open a page, each on a line of its own, with a pause between two."""
    met, until = Met(), time.perf_counter() + seconds

    async def reader(late: float) -> None:
        await asyncio.sleep(late)
        while time.perf_counter() < until:
            start = time.perf_counter()
            try:
                status = await asyncio.wait_for(get(port, path), PATIENCE)
            except (OSError, EOFError, TimeoutError) as error:
                met.wrong.append(type(error).__name__)
            else:
                met.times.append((time.perf_counter() - start) * 1000)
                if status != 200:
                    met.wrong.append(str(status))
            await asyncio.sleep(pause)

    await asyncio.gather(*[reader(pause * number / many) for number in range(many)])
    return met


async def get(port: int, path: str) -> int:
    """The status of an answer that is read to its end."""
    source, target = await asyncio.open_connection(HOST, port, limit=1 << 18)
    try:
        head = f"GET {path} HTTP/1.1\r\nHost: {HOST}:{port}\r\nConnection: close\r\n\r\n"
        target.write(head.encode())
        answer = await source.readuntil(b"\r\n\r\n")
        while await source.read(1 << 18):
            pass
        return int(answer.split(b" ", 2)[1])
    finally:
        target.close()


async def while_held(
    port: int, lines: Sequence[tuple[Line, int]], seconds: float, many: int = 20
) -> Met:
    """What readers of ``/kaart`` meet while lines are held."""
    async with holding(port, lines):
        await asyncio.sleep(min(3.0, seconds / 4))  # until the lines stand
        return await readers(port, "/kaart", many, seconds)
