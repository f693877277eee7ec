"""Rows of the tables, read and written inside a transaction. What is read is what was written, or
it is said that it is not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from arbeidszorg.places.residents import Residents
from arbeidszorg.registrations import model
from arbeidszorg.store import moments, packing, tables
from arbeidszorg.store.errors import StoreError, damaged
from arbeidszorg.store.submissions import Submission
from arbeidszorg.store.version import Mended, Release, Version, edition_text, read_edition
from arbeidszorg.texts import t

#: Submissions that are written or read at a time.
BATCH = 50


def last_number(connection: Connection, table: Table) -> int:
    """The highest number in a table, 0 when it is empty."""
    return int(connection.execute(select(func.max(table.c.number))).scalar() or 0)


# --- versions -------------------------------------------------------------------------------------


def versions(connection: Connection) -> Iterator[Version]:
    """Every version, the oldest first."""
    members: dict[int, list[str]] = {}
    listed = tables.member
    for row in connection.execute(select(listed).order_by(listed.c.version, listed.c.place)):
        members.setdefault(row.version, []).append(row.submission)
    for row in connection.execute(select(tables.version).order_by(tables.version.c.number)):
        yield _version(row, tuple(members.get(row.number, ())))


def version(connection: Connection, number: int) -> Version:
    """One version. Raises :class:`StoreError` when there is none of this number."""
    table, listed = tables.version, tables.member
    row = connection.execute(select(table).where(table.c.number == number)).first()
    if row is None:
        last = last_number(connection, table)
        key = "no_version" if last else "no_versions"
        raise StoreError(t(f"bewaarplaats.error.{key}", number=number, last=last))
    chosen = select(listed.c.submission).where(listed.c.version == number)
    members = connection.execute(chosen.order_by(listed.c.place)).scalars()
    return _version(row, tuple(members))


def _version(row: Row[Any], members: tuple[str, ...]) -> Version:
    try:
        read = Version(
            row.number,
            moments.read(row.at),
            row.by,
            row.note,
            row.back_to,
            read_edition(row.edition),
            row.residents,
            members,
        )
        if read.seal == row.seal:
            return read
    except (ValueError, TypeError, KeyError):
        pass
    raise damaged(t("bewaarplaats.version", number=row.number))


def insert_version(connection: Connection, which: Version) -> None:
    """Write a version without its list. Raises ``IntegrityError`` when its number is taken."""
    row = {
        "number": which.number,
        "at": moments.kept(which.at),
        "by": which.by,
        "note": which.note,
        "back_to": which.back_to,
        "edition": edition_text(which.edition),
        "residents": which.residents,
        "seal": which.seal,
    }
    connection.execute(insert(tables.version), [row])


def insert_members(connection: Connection, which: Version) -> None:
    """Write which submissions a version holds."""
    rows = [
        {"version": which.number, "place": place, "submission": digest}
        for place, digest in enumerate(which.submissions)
    ]
    connection.execute(insert(tables.member), rows)


# --- releases -------------------------------------------------------------------------------------


def releases(connection: Connection) -> Iterator[Release]:
    """Every release, the oldest first."""
    for row in connection.execute(select(tables.release).order_by(tables.release.c.number)):
        yield _release(row)


def _release(row: Row[Any]) -> Release:
    try:
        moment = moments.read(row.moment) if row.moment else None
        at = moments.read(row.at)
        read = Release(row.number, row.version, moment, bool(row.at_once), at, row.by)
        if read.seal == row.seal:
            return read
    except (ValueError, TypeError):
        pass
    raise damaged(t("bewaarplaats.release", number=row.version))


def insert_release(connection: Connection, which: Release) -> None:
    """Write a release. Raises ``IntegrityError`` when its number is taken."""
    row = {
        "number": which.number,
        "version": which.version,
        "moment": moments.kept(which.moment) if which.moment else None,
        "at_once": which.at_once,
        "at": moments.kept(which.at),
        "by": which.by,
        "seal": which.seal,
    }
    connection.execute(insert(tables.release), [row])


# --- submissions and residents --------------------------------------------------------------------


def submissions(connection: Connection, digests: Sequence[str]) -> Iterator[Submission]:
    """The submissions of these digests, in their order, some at a time."""
    table, mended = tables.submission, {each.submission: each.says for each in mendings(connection)}
    for start in range(0, len(digests), BATCH):
        some = digests[start : start + BATCH]
        chosen = connection.execute(select(table).where(table.c.digest.in_(some)))
        kept = {row.digest: row for row in chosen}
        for digest in some:
            if digest not in kept:
                raise damaged(t("bewaarplaats.missing"))
            yield _submission(kept[digest], mended.get(digest, ""))


def _submission(row: Row[Any], says: str) -> Submission:
    files = {file: getattr(row, file) for file in model.REGISTERED}
    at = moments.read(row.accepted)
    return Submission(row.digest, row.initiative, row.stays, at, files, says)


def insert_submissions(connection: Connection, handed: Iterable[Submission]) -> None:
    """Write the submissions that are not there yet. They come in one order, so that of two who hand
    in the same neither waits for the other."""
    ordered = sorted(handed, key=lambda submission: submission.digest)
    for start in range(0, len(ordered), BATCH):
        rows = [
            {
                "digest": each.digest,
                "initiative": each.initiative,
                "stays": each.stays,
                "accepted": moments.kept(each.accepted),
                **each.files,
            }
            for each in ordered[start : start + BATCH]
        ]
        _insert_missing(connection, tables.submission, rows)


def mendings(connection: Connection) -> Iterator[Mended]:
    """Every time that a participant was taken out of a submission, the oldest first."""
    table = tables.mended
    for row in connection.execute(select(table).order_by(table.c.number)):
        at = moments.read(row.at)
        read = Mended(row.number, row.submission, at, row.by, row.before, row.stays, row.says)
        if read.seal != row.seal:
            raise damaged(t("bewaarplaats.missing"))
        yield read


def insert_mended(connection: Connection, mended: Mended) -> None:
    """Write that a participant was taken out. Raises ``IntegrityError`` when its number is
    taken."""
    row = {
        "number": mended.number,
        "submission": mended.submission,
        "at": moments.kept(mended.at),
        "by": mended.by,
        "before": mended.before,
        "stays": mended.stays,
        "says": mended.says,
        "seal": mended.seal,
    }
    connection.execute(insert(tables.mended), [row])


def insert_residents(connection: Connection, text: bytes) -> None:
    """Write residents, as :func:`written` says them, that are not there yet."""
    row = {"digest": hashlib.sha256(text).hexdigest(), "years": packing.pack(text)}
    _insert_missing(connection, tables.residents, [row])


def written(residents: Residents) -> bytes:
    """Residents as they are kept."""
    years = {str(year): dict(towns) for year, towns in residents.years.items()}
    return json.dumps(years, sort_keys=True).encode()


def residents(connection: Connection, digest: str | None) -> Residents | None:
    """The residents of a version, None when none were handed in."""
    if digest is None:
        return None
    table = tables.residents
    data = connection.execute(select(table.c.years).where(table.c.digest == digest)).scalar()
    years = json.loads(residents_text(digest, data or b""))
    return Residents({int(year): towns for year, towns in years.items()})


def residents_text(digest: str, data: bytes) -> bytes:
    """The text of residents. Raises :class:`StoreError` when it is not what was handed in."""
    try:
        text = packing.unpack(data)
        if hashlib.sha256(text).hexdigest() == digest:
            return text
    except ValueError:
        pass
    raise damaged(t("bewaarplaats.residents"))


def _insert_missing(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)
    else:
        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), rows)
