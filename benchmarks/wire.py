"""What a page asked of its server and what came, as Chromium counts it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession


@dataclass
class Request:
    """A question to the server, and its answer as it comes: (moment, bytes)."""

    method: str
    path: str
    body: str
    pieces: list[tuple[float, float]] = field(default_factory=list)
    cached: bool = False
    done: bool = False
    end: float = float("inf")

    def received(self, until: float) -> float:
        """Bytes until a moment. The page hears of a piece when it has time to listen, but of the
        end as it was: no piece came after it."""
        return sum(size for moment, size in self.pieces if min(moment, self.end) <= until)


class Wire:
    """Listens to a page from before it is opened; questions to other servers do not count."""

    def __init__(self, session: CDPSession, url: str) -> None:
        self.url = url
        self.requests: dict[str, Request] = {}
        self.events = 0
        for name, take in (
            ("requestWillBeSent", self._requested),
            ("requestServedFromCache", self._cached),
            ("responseReceived", self._answered),
            ("dataReceived", self._came),
            ("loadingFinished", self._finished),
            ("loadingFailed", self._failed),
        ):
            session.on(f"Network.{name}", take)
        session.send("Network.enable")

    @property
    def under_way(self) -> int:
        """Questions whose answer has not come whole."""
        return sum(not request.done for request in self.requests.values())

    def received(self, until: float = float("inf")) -> float:
        """Bytes over the wire, headers included, until a moment on the browser's own clock."""
        return sum(request.received(until) for request in self.requests.values())

    def sent(self) -> list[Request]:
        """The questions that reached the server, in their order."""
        return [request for request in self.requests.values() if not request.cached]

    def _requested(self, event: dict[str, Any]) -> None:
        sent = event["request"]
        if sent["url"].startswith(f"{self.url}/"):
            path = sent["url"].removeprefix(self.url).partition("#")[0]
            self.requests[event["requestId"]] = Request(
                sent["method"], path, sent.get("postData", "")
            )
            self.events += 1

    def _cached(self, event: dict[str, Any]) -> None:
        if request := self.requests.get(event["requestId"]):
            request.cached = True

    def _answered(self, event: dict[str, Any]) -> None:
        if request := self.requests.get(event["requestId"]):
            request.cached = request.cached or event["response"].get("fromDiskCache", False)
            size = 0 if request.cached else event["response"].get("encodedDataLength", 0)
            request.pieces.append((event["timestamp"], size))

    def _came(self, event: dict[str, Any]) -> None:
        if request := self.requests.get(event["requestId"]):
            request.pieces.append((event["timestamp"], event.get("encodedDataLength", 0)))

    def _finished(self, event: dict[str, Any]) -> None:
        """The last word on the size; what was not yet counted came with the end."""
        if request := self.requests.get(event["requestId"]):
            remainder = event["encodedDataLength"] - sum(size for _, size in request.pieces)
            request.pieces.append((event["timestamp"], remainder))
            request.end, request.done = event["timestamp"], True
            self.events += 1

    def _failed(self, event: dict[str, Any]) -> None:
        if request := self.requests.get(event["requestId"]):
            request.done = True
            self.events += 1
