"""The log: what was done, by whom, when. For keepers; readable, filtered, to take along."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask import Blueprint, Response, render_template, request
from sqlalchemy import Connection, func, select
from sqlalchemy.sql import Select

from arbeidszorg.files.spreadsheet import inert
from arbeidszorg.store import moments
from arbeidszorg.texts import has, t
from desk.access import accounts, log
from desk.access.current import keys, store
from desk.access.guard import allowed
from desk.access.log import record
from desk.access.roles import Role
from desk.database import tables
from desk.menu import Item

blueprint = Blueprint("logboek", __name__)
MENU = (Item("desk.log.title", "logboek.page", frozenset({Role.KEEPER}), 80),)

#: Lines on a page, and entries that are checked whenever somebody looks; more only when asked.
LINES, CHECKED = 100, 20_000


@dataclass(frozen=True)
class Asked:
    """What of the log is asked: of one kind, by one account, of some days (both inclusive); the
    how many-th page. ``wrong``: a sentence about what could not be read."""

    kind: str = ""
    by: int | None = None
    first: date | None = None
    last: date | None = None
    page: int = 1
    wrong: str = ""

    def narrowed(self, chosen: Select) -> Select:  # type: ignore[type-arg]
        """The same question to the table, of this alone."""
        table = tables.log.c
        if self.kind:
            chosen = chosen.where(table.kind == self.kind)
        if self.by is not None:
            chosen = chosen.where(table.by == self.by)
        if self.first:
            chosen = chosen.where(table.at >= _moment(self.first))
        if self.last:
            chosen = chosen.where(table.at < _moment(self.last + timedelta(days=1)))
        return chosen


def _moment(day: date) -> str:
    return moments.kept(datetime.combine(day, time(), moments.HERE))


def asked() -> Asked:
    """What the address asks; what cannot be read is left out and said."""
    given, wrong, days = request.args, "", []
    for name in ("van", "tot"):
        try:
            days.append(date.fromisoformat(given[name]) if given.get(name) else None)
        except ValueError:
            days.append(None)
            wrong = t("desk.log.no_day")
    by, page = given.get("wie", ""), given.get("blad", "1")
    return Asked(
        given.get("soort", "")[:60],
        int(by) if by.isascii() and by.isdigit() and len(by) < 9 else None,
        days[0],
        days[1],
        int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1,
        wrong,
    )


@blueprint.get("/logboek")
@allowed(Role.KEEPER)
def page() -> str:
    """The last entries first, and whether all are as they were written."""
    choice = asked()
    with store().reading() as connection:
        count = connection.execute(choice.narrowed(select(func.count(tables.log.c.number))))
        total = int(count.scalar() or 0)
        last, seal = log.last(connection)
        look = last <= CHECKED or "nakijken" in request.args
        broken = log.broken(connection, keys()) if look else None
        chosen = choice.narrowed(select(tables.log)).order_by(tables.log.c.number.desc())
        rows = connection.execute(chosen.offset((choice.page - 1) * LINES).limit(LINES))
        entries = [log.entry(row) for row in rows]
        names, kinds = _names(connection), _kinds(connection)
    return render_template(
        "logboek.html",
        entries=entries,
        names=names,
        kinds=kinds,
        kind_words=kind_words,
        about_words=about_words,
        asked=choice,
        total=total,
        pages=max(1, -(-total // LINES)),
        looked=look,
        broken=broken,
        last=last,
        seal=seal,
    )


def kind_words(kind: str) -> str:
    """A kind of deed in words."""
    key = f"desk.log.kind.{kind}"
    return t(key) if has(key) else kind.replace("_", " ")


def about_words(about: str, names: Mapping[int, str]) -> str:
    """What a deed was about, with the names of accounts and roles instead of what is kept."""

    def named(found: re.Match[str]) -> str:
        return names.get(int(found[1]), found[0])

    said = re.sub(r"\baccount (\d{1,9})\b", named, about)
    said = re.sub(r"^([a-z]+)\.[a-z_]+: ", lambda at: f"{_page_of(at[1])}: ", said)
    said = t("desk.log.how.tweede_stap") if said == "tweede_stap" else said
    roles = "|".join(role.value for role in Role)
    return re.sub(rf"(?<=, )({roles})(?=,|$)", lambda role: t(f"desk.role.{role[1]}"), said)


def _page_of(blueprint: str) -> str:
    """The page that was asked, as people say it: parts of addresses are words already."""
    return t("desk.log.page_of", name=blueprint)


def _names(connection: Connection) -> dict[int, str]:
    return {each.number: each.name for each in accounts.every(connection)}


def _kinds(connection: Connection) -> list[tuple[str, str]]:
    found = connection.execute(select(tables.log.c.kind).distinct()).scalars()
    return sorted(((kind, kind_words(kind)) for kind in found), key=lambda pair: pair[1])


@blueprint.get("/logboek.csv")
@allowed(Role.KEEPER)
def export() -> Response:
    """What is asked, as a file for a Belgian Excel; no cell of it is taken for a formula."""
    choice = asked()
    with store().writing() as connection:
        record(connection, "logboek_uitgevoerd")
        chosen = choice.narrowed(select(tables.log)).order_by(tables.log.c.number)
        text = written([log.entry(row) for row in connection.execute(chosen)], _names(connection))
        _, seal = log.last(connection)
    response = Response(text.encode(), mimetype="text/csv")
    response.headers["Content-Disposition"] = "attachment; filename=logboek.csv"
    response.headers["X-Zegel"] = seal
    return response


#: The heads of the columns, as the page has them.
HEADS = ("line", "when", "who", "place", "what", "about", "of_version")


def written(entries: list[log.Entry], names: dict[int, str]) -> str:
    """Entries as CSV with semicolons, after a BOM."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([t(f"desk.log.{head}") for head in HEADS])
    for each in entries:
        who = names.get(each.by, "") if each.by is not None else t("desk.log.nobody")
        cells = (
            str(each.number),
            moments.short(each.at),
            who,
            each.place,
            kind_words(each.kind),
            about_words(each.about, names),
            str(each.version or ""),
        )
        writer.writerow([inert(cell) for cell in cells])
    return "\ufeff" + out.getvalue()
