"""The line and the processor that a visitor has."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import CDPSession


@dataclass(frozen=True)
class Profile:
    """Bytes per second each way (0: as fast as it goes), milliseconds of delay for each request,
    and how many times slower the processor is."""

    name: str
    down: int = 0
    up: int = 0
    latency: int = 0
    slower: int = 1

    def apply(self, session: CDPSession) -> None:
        """Let the page of a session have it."""
        if self.down:
            session.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "downloadThroughput": self.down,
                    "uploadThroughput": self.up,
                    "latency": self.latency,
                },
            )
        if self.slower > 1:
            session.send("Emulation.setCPUThrottlingRate", {"rate": self.slower})


FAST = Profile("fast")
#: A meeting room with bad wifi, 10 Mbit/s down and 5 up, and a cheap telephone's processor.
SLOW = Profile("slow", 1_250_000, 625_000, 40, 4)
