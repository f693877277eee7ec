"""The front door of the desk: say in Dutch what cannot be, then serve with gunicorn."""

from __future__ import annotations

import sys
import threading
import time
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from arbeidszorg.settings import SettingError
from arbeidszorg.store.database import open_store
from arbeidszorg.store.errors import StoreError
from arbeidszorg.texts import t
from desk.access.keys import KeyFileError
from desk.app import create_desk
from desk.settings import DeskSettings, from_environment
from desk.work.apart import warm
from desk.work.jobs import work
from desk.work.spool import SWEEPING, Spool

#: Exit code when nothing was started because of settings or the store.
REFUSED = 2
#: Seconds that an answer may take; jobs go on without anybody waiting.
PATIENCE = 120


class Serving(BaseApplication):  # type: ignore[misc]
    """gunicorn with our settings and no files of its own."""

    def __init__(self, app: Flask, settings: DeskSettings) -> None:
        self.app, self.settings = app, settings
        super().__init__()

    def load_config(self) -> None:
        """See gunicorn."""
        chosen: dict[str, Any] = {
            "bind": f"{self.settings.atlas.host}:{self.settings.port}",
            "workers": self.settings.workers,
            "worker_class": "gthread",
            "threads": 8,
            "timeout": PATIENCE,
            "graceful_timeout": 20,
            "keepalive": 15,
            "limit_request_line": 8190,
            "limit_request_fields": 64,
            "loglevel": "warning",
            "post_worker_init": lambda worker: ready(worker.app.app),
            "proc_name": "arbeidszorg-registratie",
            # a header that says where somebody comes from is read by us alone, when a proxy sets it
            "forwarded_allow_ips": "",
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """See gunicorn."""
        return self.app


def ready(app: Flask) -> None:
    """Have a worker ready for its first job while it answers already."""
    with app.app_context():
        modules, spool = work().modules, work().spool
    threading.Thread(target=warm, args=(modules,), daemon=True).start()
    threading.Thread(target=_sweep, args=(spool,), daemon=True).start()


def _sweep(spool: Spool) -> None:
    """Throw away what is old, also while nobody sends anything."""
    while True:
        spool.sweep()
        time.sleep(SWEEPING)


def opened() -> Flask:
    """The desk as the environment says. Raises what :func:`create_desk` raises,
    ``SettingError``."""
    settings = from_environment()
    return create_desk(settings, open_store(settings.atlas))


def main() -> int:
    """Serve until somebody stops it. Returns an exit code."""
    try:
        app = opened()
        settings = from_environment()
    except (SettingError, StoreError, KeyFileError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write(f"{t('desk.server.address', address=settings.address)}\n")
    sys.stdout.flush()
    Serving(app, settings).run()
    return 0
