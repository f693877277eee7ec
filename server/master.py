"""The master: it keeps the workers and their maker, and goes over to other data without a pause.

At the start one worker answers at once, while the master makes ready what all are to share; the
workers that come of it then take its place, as those of other data do.

When other data lie ready, the master draws their pages, parts into new workers that answer from
them, and lets the old ones finish what they are answering. Nobody is refused, and each worker
answers from one version from its start to its end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from arbeidszorg.texts import t
from server import memory
from server.making import asking
from server.making.start import Keeper


@dataclass
class Standing:
    """What answers now: ``server`` (WSGI), and the keeper of its maker, where there is one.
    ``settle``: makes ready what workers share, when that is still to be done."""

    server: Any
    keeper: Keeper | None = None
    settle: Callable[[], None] | None = None

    def make_ready(self) -> None:
        """Make ready what workers share, and start the maker. Raises what ``settle`` raises."""
        settle, self.settle = self.settle, None
        if settle:
            settle()
        if self.keeper:
            with suppress(OSError):  # no room for a process: perhaps when it is looked for
                self.keeper.begin()

    def leave(self) -> None:
        """Answer no more: without anybody who may ask, the maker ends after its last work."""
        if self.keeper and isinstance(self.server, Flask):
            self.server.extensions[asking.MAKER].close()
            self.keeper.leave()


#: Exit code when nothing is shown because of data or settings.
REFUSED = 2
#: What other data stand ready, None when there are none; looked at about once a second.
Newer = Callable[[], Standing | None]


#: Makes ready what stands; whether it can be shown.
Ready = Callable[[Standing], bool]


class Gunicorn(BaseApplication):  # type: ignore[misc]
    """Gunicorn around what is already made."""

    def __init__(
        self, standing: Standing, options: dict[str, Any], newer: Newer, ready: Ready
    ) -> None:
        self.standing, self.options, self.newer, self.ready = standing, options, newer, ready
        super().__init__()

    def load_config(self) -> None:
        for key, value in self.options.items():
            self.cfg.set(key, value)
        self.cfg.set("post_fork", lambda _master, _worker: self.part())

    def load(self) -> Any:
        return self.standing.server

    def part(self) -> None:
        """For a worker: the maker is none of its business, but for the way to ask."""
        if self.standing.keeper:
            self.standing.keeper.leave()


class Master(Arbiter):  # type: ignore[misc]
    """Gunicorn's master, which ends when its terminal does, keeps the maker too, and looks for
    other data."""

    app: Gunicorn
    num_workers: int

    def handle_hup(self) -> None:
        self.handle_term()

    def manage_workers(self) -> None:
        if self.app.standing.settle:
            self.begin()
        super().manage_workers()
        keeper = self.app.standing.keeper
        if keeper and keeper.look():
            self.log.error(t("server.maker_lost"))
        if other := self.app.newer():
            self.follow(other)

    def begin(self) -> None:
        """Let one worker answer while the rest is made ready; stop when that cannot be shown."""
        wanted, self.num_workers = self.num_workers, 1
        super().manage_workers()
        if not self.app.ready(self.app.standing):
            self.stop()
            sys.exit(REFUSED)
        self.num_workers = wanted
        for _ in range(wanted):
            self.spawn_worker()  # the first goes, once it has answered

    def follow(self, other: Standing) -> None:
        """Answer from other data from now on."""
        old, self.app.standing = self.app.standing, other
        self.app.callable = other.server
        old.leave()
        del old
        memory.settle()  # the new workers take nothing of it along
        for _ in range(self.num_workers):
            self.spawn_worker()
        super().manage_workers()  # those of before end when they have answered


def run(standing: Standing, options: dict[str, Any], newer: Newer, ready: Ready) -> None:
    """Answer until this process is stopped: by SIGTERM, SIGINT, or by SIGHUP, which a terminal
    sends when it is closed. Ends with :data:`REFUSED` when what stands cannot be made ready."""
    Master(Gunicorn(standing, options, newer, ready)).run()
