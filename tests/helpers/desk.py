"""The desk of tests: over a store of its own in a folder, asked without a socket or as it runs, by
whoever a test needs."""

from __future__ import annotations

import json
import re
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pyotp
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import update
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.test import TestResponse

from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.settings import DATA, Settings
from arbeidszorg.store import versions
from arbeidszorg.store.database import Store, open_store
from desk.access import accounts, current, log, passwords, sessions
from desk.access.account import Account
from desk.access.keys import digest
from desk.access.roles import Role
from desk.access.sessions import SIGNED_IN, cookie
from desk.app import create_desk
from desk.database import migrating, tables
from desk.settings import DeskSettings

#: A password of everybody in tests.
PASSWORD = "zeven paarse paraplus"
#: When a clock of tests begins.
MORNING = datetime(2027, 3, 1, 9, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that goes on when a test says so."""

    moment: datetime = MORNING

    def __call__(self) -> datetime:
        return self.moment

    def now(self) -> None:
        """Let it be what the machine says."""
        self.moment = datetime.now(UTC)

    def on(self, **some: float) -> None:
        """Let it be later."""
        self.moment += timedelta(**some)


@dataclass
class Person:
    """Somebody before a browser of her own. ``client``: asks as that browser does, with its
    cookies; ``account``: None for a stranger."""

    client: FlaskClient
    account: Account | None = None

    def get(self, path: str, **more: Any) -> TestResponse:
        """Ask an address below ``/registratie``."""
        return self.client.get(f"/registratie{path}", **more)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Send a form, with the word that every form has."""
        given = {"csrf_token": self.word(), **(data or {})}
        return self.client.post(f"/registratie{path}", data=given, **more)

    def followed(self, answer: TestResponse) -> tuple[str, TestResponse]:
        """Where an answer leads to in the end, by redirects and by pages that wait for a job, as a
        browser without scripts goes; and what stands there."""
        place = ""
        while True:
            if answer.status_code == 303:
                place = answer.location
            elif found := re.search(
                r'http-equiv="refresh" content="\d+; url=([^"]+)"', _said(answer)
            ):
                place = unescape(found[1])
            else:
                return place, answer
            answer = self.client.get(place)

    def word(self) -> str:
        """The word of the forms of this browser (CSRF)."""
        page = self.client.get("/registratie/aanmelden", follow_redirects=True).get_data(True)
        found = re.search(r'name="csrf-token" content="([^"]+)"', page)
        assert found is not None
        return found[1]

    def text(self, path: str) -> str:
        """A page that is there."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.location)
        return answer.get_data(as_text=True)


def _said(answer: TestResponse) -> str:
    return answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""


@dataclass
class TestDesk:
    """A desk with one of each role. ``clock``: its time; ``folder``: of all that it keeps."""

    __test__ = False

    app: Flask
    store: Store
    settings: DeskSettings
    clock: Clock
    folder: Path
    seeds: dict[int, str] = field(default_factory=dict)

    def stranger(self, address: str = "203.0.113.9") -> Person:
        """Somebody who is not signed in."""
        client = self.app.test_client()
        client.environ_base["REMOTE_ADDR"] = address
        return Person(client)

    def make(self, role: Role, *initiatives: str, mail: str = "", name: str = "") -> Account:
        """A new account, with :data:`PASSWORD`."""
        with self.app.app_context(), self.store.writing() as connection:
            count = len(accounts.every(connection)) + 1
            account = accounts.add(
                connection,
                self.store,
                mail or f"{role.value}{count}@example.be",
                name or f"{role.value.title()} {count}",
                role,
                frozenset(initiatives),
            )
            kept = _hashed()
            accounts.change(connection, account.number, password=kept)
        return replace(account, welcomed=True)

    def signed_in(self, role: Role, *initiatives: str) -> Person:
        """Somebody of a role, signed in with all that is asked of that role."""
        return self.enter(self.make(role, *initiatives))

    def logged(self, *kinds: str) -> list[log.Entry]:
        """What the log says, of some kinds or of all; it is whole."""
        with self.app.app_context(), self.store.reading() as connection:
            assert log.broken(connection, current.keys()) is None
            return [e for e in log.entries(connection) if not kinds or e.kind in kinds]

    def enter(self, account: Account, address: str = "203.0.113.9") -> Person:
        """The same for an account that there is."""
        person = self.stranger(address)
        person.account = account
        with self.app.app_context(), self.store.writing() as connection:
            token, _ = sessions.begin(connection, self.store, account, "test", strong=True)
        name = cookie(SIGNED_IN, secure=self.settings.secure)
        person.client.set_cookie(name, token, secure=self.settings.secure)
        with self.store.writing() as connection:
            data = json.dumps({"_user_id": str(account.number)})
            connection.execute(
                update(tables.session)
                .where(tables.session.c.digest == digest(token))
                .values(data=data)
            )
        return person


_KEPT: list[str] = []


def _hashed() -> str:
    """The password as it is kept: made once, for that takes long on purpose."""
    if not _KEPT:
        _KEPT.append(passwords.hashed(PASSWORD))
    return _KEPT[0]


class _Read(BytecodeCache):
    """The pages that a process has read: each desk would read them all anew."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key] = bucket.bytecode_to_string()


_READ = _Read()


def make_desk(folder: Path, *, demo: bool = False, **more: Any) -> TestDesk:
    """A desk over an empty store in ``folder``; ``demo``: with the demonstration data as its first
    version. ``more``: of :class:`DeskSettings`."""
    clock = Clock()
    atlas = more.pop("atlas", None) or Settings(store=folder / "bewaarplaats")
    settings = DeskSettings(atlas, **more)
    begin(atlas)
    store = open_store(atlas, clock)
    if demo:
        versions.make(store, read_folder(DATA / "demo", Settings()), "Els")
    app = create_desk(settings, store)
    app.jinja_env.bytecode_cache = _READ
    app.testing = False  # faults are answered as they are outside
    return TestDesk(app, store, settings, clock, folder)


_EMPTY: list[bytes] = []


def begin(atlas: Settings) -> None:
    """Put an empty store in its place, with all its tables: they are made once in a process."""
    if atlas.database or atlas.store_file.exists():
        return
    if not _EMPTY:
        with tempfile.TemporaryDirectory() as folder:
            made = Settings(store=Path(folder))
            store = open_store(made)
            migrating.prepare(store)
            with store.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            _EMPTY.append(made.store_file.read_bytes())
    atlas.store.mkdir(mode=0o700, parents=True, exist_ok=True)
    atlas.store_file.write_bytes(_EMPTY[0])


class Quiet(WSGIRequestHandler):
    """Says nothing of what is asked."""

    def log_request(self, *_: object, **__: object) -> None:
        """Nothing."""


@contextmanager
def served(desk: TestDesk, port: int) -> Iterator[str]:
    """A desk on a port of this machine, for a browser; the address of its first page."""
    server = make_server("127.0.0.1", port, desk.app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}/registratie"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def code(seed: str, clock: Clock) -> str:
    """The code of a second factor at this moment."""
    return pyotp.TOTP(seed).at(clock.moment)
