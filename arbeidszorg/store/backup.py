"""A whole store as one file, and back, from one engine to the other.

The file is a store itself (SQLite). It is of one moment, also while others write; everything in it
is held against its digest when it is written and when it is read.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from arbeidszorg.store import log, migrating, rows, tables
from arbeidszorg.store.database import Store, sqlite
from arbeidszorg.store.errors import StoreError, damaged, spoken
from arbeidszorg.store.submissions import Submission, texts_of
from arbeidszorg.store.versions import Follow, silent
from arbeidszorg.texts import t

#: A file that is copied has no second file beside it.
JOURNAL = "DELETE"


def save(store: Store, file: Path, follow: Follow = silent) -> int:
    """Write everything to a new file; how many versions it holds. The file has its name when it is
    whole, so a name that is there is a backup that can be restored.

    Raises :class:`StoreError` when the file exists or cannot be written, or something is damaged.
    """
    if file.exists():
        raise StoreError(t("bewaarplaats.error.file_exists", file=file))
    with spoken(str(file)):
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.absolute().parent)
        os.close(handle)
    part = Path(name)
    try:
        target = Store(sqlite(part, JOURNAL), str(file))
        with target.writing() as connection:
            migrating.migrate(connection, str(file))
        with store.reading() as source, target.writing() as connection:
            number = _copy(source, connection, store.place, follow)
        with spoken(str(file)):
            os.replace(part, file)
    finally:
        part.unlink(missing_ok=True)
    return number


def restore(store: Store, file: Path, follow: Follow = silent) -> int:
    """Read a file of :func:`save` into an empty store; how many versions there are now. A file of
    an older program is brought up to date on the way; the file itself stays as it is.

    Raises :class:`StoreError` when the store is not empty, or the file is damaged, of a newer
    program, or none of ours. Then nothing of it is in the store.
    """
    with _opened(file) as backup, backup.reading() as source, store.writing() as connection:
        if rows.last_number(connection, tables.version):
            raise StoreError(t("bewaarplaats.error.not_empty", place=store.place))
        return _copy(source, connection, str(file), follow)


@contextmanager
def _opened(file: Path) -> Iterator[Store]:
    """A backup that can be read by this program."""
    if not file.is_file():
        raise StoreError(t("bewaarplaats.error.no_file", file=file))
    backup = Store(sqlite(file, ""), str(file))
    with backup.reading() as connection:
        revision = migrating.revision(connection)
        size, page = (
            int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
            for name in ("page_count", "page_size")
        )
    if file.stat().st_size < size * page:  # what is missing may be what nobody reads
        raise damaged(str(file))
    if revision is None:
        raise StoreError(t("bewaarplaats.error.no_backup", file=file))
    if revision == migrating.HEAD:
        yield backup
        return
    with tempfile.TemporaryDirectory() as folder:
        with spoken(str(file)):
            copied = Path(shutil.copy(file, folder))
        backup = Store(sqlite(copied, JOURNAL), str(file))
        with backup.writing() as connection:
            migrating.migrate(connection, str(file))
        yield backup


def _copy(source: Connection, target: Connection, place: str, follow: Follow) -> int:
    """Copy every row, each held against its digest; how many versions there are then. ``place``:
    what is read, which a fault of reading is said of."""
    with spoken(place):
        digests = source.execute(select(tables.submission.c.digest)).scalars().all()
        living = source.execute(select(tables.residents)).all()
        versions, releases = list(rows.versions(source)), list(rows.releases(source))
        logged, mended = list(log.entries(source)), list(rows.mendings(source))
    some: list[Submission] = []
    submissions = _read(rows.submissions(source, digests), place)
    for submission in follow(submissions, len(digests)):
        texts_of(submission)
        some.append(submission)
        if len(some) == rows.BATCH:
            rows.insert_submissions(target, some)
            some = []
    rows.insert_submissions(target, some)
    for row in living:
        rows.insert_residents(target, rows.residents_text(row.digest, row.years))
    try:
        for version in versions:
            rows.insert_version(target, version)
            rows.insert_members(target, version)
        for release in releases:
            rows.insert_release(target, release)
        for entry in logged:
            log.add(target, entry)
        for mending in mended:
            rows.insert_mended(target, mending)
    except IntegrityError:
        raise damaged(place) from None
    return len(versions)


def _read(submissions: Iterable[Submission], place: str) -> Iterator[Submission]:
    """Each submission; what goes wrong with reading the next is said of ``place``, and what goes
    wrong with writing this one is not."""
    every = iter(submissions)
    while True:
        with spoken(place):
            following = next(every, None)
        if following is None:
            return
        yield following
