"""The master: it keeps the workers and their maker, and goes over to other data without a pause.

When other data lie ready, the master draws their pages, parts into new workers that answer from
them, and lets the old ones finish what they are answering. Nobody is refused, and each worker
answers from one version from its start to its end.
"""

from __future__ import annotations

from collections.abc import Callable
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
    """What answers now: ``server`` (WSGI), and the keeper of its maker, where there is one."""

    server: Any
    keeper: Keeper | None = None

    def leave(self) -> None:
        """Answer no more: without anybody who may ask, the maker ends after its last work."""
        if self.keeper and isinstance(self.server, Flask):
            self.server.extensions[asking.MAKER].close()
            self.keeper.leave()


#: What other data stand ready, None when there are none; looked at about once a second.
Newer = Callable[[], Standing | None]


class Gunicorn(BaseApplication):  # type: ignore[misc]
    """Gunicorn around what is already made."""

    def __init__(self, standing: Standing, options: dict[str, Any], newer: Newer) -> None:
        self.standing, self.options, self.newer = standing, options, newer
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

    def handle_hup(self) -> None:
        self.handle_term()

    def manage_workers(self) -> None:
        super().manage_workers()
        keeper = self.app.standing.keeper
        if keeper and keeper.look():
            self.log.error(t("server.maker_lost"))
        if other := self.app.newer():
            self.follow(other)

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


def run(standing: Standing, options: dict[str, Any], newer: Newer) -> None:
    """Answer until this process is stopped: by SIGTERM, SIGINT, or by SIGHUP, which a terminal
    sends when it is closed."""
    Master(Gunicorn(standing, options, newer)).run()
