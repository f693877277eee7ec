"""Many readers at once, without a browser: each asks what a browser asked, in the same order, over
at most six connections, and reads the answers to the end without looking into them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.wire import Request

READERS = 50
SECONDS = 15.0
LINES = 6  # connections that a browser opens to one server
PIECE = 1 << 18
HOST = "127.0.0.1"


class RefusedError(RuntimeError):
    """A server answered with something else than what was asked."""


@dataclass
class Crowd:
    """What came of it: visits that ended in time, milliseconds of every visit, and how many were
    not answered."""

    seconds: float
    in_time: int = 0
    times: list[float] = field(default_factory=list)
    failed: int = 0

    @property
    def per_second(self) -> float:
        """Whole visits per second."""
        return self.in_time / self.seconds


def visits(port: int, requests: Sequence[Request], seconds: float = SECONDS) -> Crowd:
    """Let fifty readers visit again and again; a visit that has begun is finished."""
    return asyncio.run(_all(port, [_written(port, request) for request in requests], seconds))


def _written(port: int, request: Request) -> bytes:
    body = request.body.encode()
    head = [f"{request.method} {request.path} HTTP/1.1", f"Host: {HOST}:{port}"]
    head += ["Accept: */*", "Accept-Encoding: br, gzip"]
    if body:
        head += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*head, "", ""]).encode() + body


async def _all(port: int, requests: list[bytes], seconds: float) -> Crowd:
    crowd, until = Crowd(seconds), time.perf_counter() + seconds

    async def reader() -> None:
        while (start := time.perf_counter()) < until:
            try:
                await _visit(port, requests)
            except (OSError, EOFError, RefusedError):
                crowd.failed += 1
                continue
            end = time.perf_counter()
            crowd.times.append((end - start) * 1000)
            crowd.in_time += end <= until

    await asyncio.gather(*[reader() for _ in range(READERS)])
    return crowd


async def _visit(port: int, requests: list[bytes]) -> None:
    """The page first, and then the rest as lines come free."""
    first, queue = _Line(port), iter(requests[1:])
    lines = [first, *[_Line(port) for _ in range(min(LINES, len(requests) - 1) - 1)]]
    try:
        await first.ask(requests[0])
        await asyncio.gather(*[_in_turn(line, queue) for line in lines])
    finally:
        for line in lines:
            line.close()


async def _in_turn(line: _Line, queue: Iterator[bytes]) -> None:
    for request in queue:
        await line.ask(request)


class _Line:
    """A connection that stays open, made when it is first needed."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: bytes) -> None:
        """Ask, and read the answer to its end. A line that the server hung up meanwhile is made
        anew, once, as a browser does."""
        fresh = self.ends is None
        try:
            await self._ask(request)
        except (OSError, EOFError):
            self.close()
            if fresh:
                raise
            await self._ask(request)

    async def _ask(self, request: bytes) -> None:
        if self.ends is None:
            self.ends = await asyncio.open_connection(HOST, self.port, limit=PIECE)
        source, target = self.ends
        target.write(request)
        head = (await source.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 200"):
            raise RefusedError(head.split(b"\r\n", 1)[0].decode())
        await _skip(source, head)
        if header(head, b"connection") == b"close":
            self.close()

    def close(self) -> None:
        """Hang up."""
        if self.ends:
            self.ends[1].close()
            self.ends = None


async def _skip(source: asyncio.StreamReader, head: bytes) -> None:
    """Read past the body of an answer."""
    if header(head, b"transfer-encoding") == b"chunked":
        while size := int((await source.readuntil(b"\r\n")).split(b";")[0], 16):
            await source.readexactly(size + 2)
        await source.readuntil(b"\r\n")
        return
    left = int(header(head, b"content-length") or 0)
    while left:
        piece = await source.read(min(left, PIECE))
        if not piece:
            raise EOFError
        left -= len(piece)


def header(head: bytes, name: bytes) -> bytes:
    """A header of an answer whose head is in small letters; nothing when it is not there."""
    return head.partition(b"\r\n" + name + b":")[2].partition(b"\r\n")[0].strip()
