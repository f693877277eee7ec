"""Kerncijfers: how many, how that was a year earlier, and beside the province."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.document import Listing, Section
from arbeidszorg.report.subject import Subject, row_of
from arbeidszorg.report.words import (
    a_year_earlier,
    against,
    counted,
    hidden,
    hidden_names,
    is_ok,
    is_zero,
    number,
    paragraph,
    written,
)
from arbeidszorg.texts import plural, t, tn
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED, OK, Row

#: The key figures: name in ``rapport.toml``, measure, unit, place.
KEY_FIGURES = (
    ("medewerkers", "medewerkers", "aantal", "vestiging"),
    ("inwoners", "medewerkers", "aantal", "woonplaats"),
    ("per10000", "medewerkers", "per10000", "woonplaats"),
    ("initiatieven", "initiatieven", "aantal", "vestiging"),
    ("plaatsen", "plaatsen", "aantal", "vestiging"),
    ("instroom", "instroom", "aantal", "vestiging"),
    ("uitstroom", "uitstroom", "aantal", "vestiging"),
    ("doorstroom", "doorstroom", "aandeel", "vestiging"),
    ("vangnet", "vangnet", "aandeel", "vestiging"),
)


def section(subject: Subject) -> Section:
    """Sentences and a listing."""
    tables = {key: subject.beside(*query) for key, *query in KEY_FIGURES}
    people, offer = _people(subject, tables), _offer(subject, tables)
    again = bool(_gone(subject, tables))
    first = [people, _residents(subject, tables, again), offer]
    text = first if _works(subject, tables) else [paragraph(offer, people), first[1]]
    if subject.year == subject.first:
        text.append(t("rapport.key.first_year", year=subject.year))
    return Section(t("rapport.key.heading"), tuple(text), (_listing(subject, tables),))


def pair(subject: Subject, table: Table) -> tuple[Row, Row | None]:
    """The row of the area in the year, and in the year before."""
    now = row_of(table, subject.code, subject.year)
    assert now is not None, "a view always has its own area and year"
    return now, row_of(table, subject.code, subject.year - 1)


def _works(subject: Subject, tables: dict[str, Table]) -> bool:
    """Whether there is anything to work in: an initiative, or somebody who works."""
    rows = (pair(subject, tables[key])[0] for key in ("medewerkers", "initiatieven"))
    return not all(map(is_zero, rows))


def _people(subject: Subject, tables: dict[str, Table]) -> str:
    """Who works there, and who came and went."""
    now, before = pair(subject, tables["medewerkers"])
    if now.status == NOT_REPORTED:
        return t("rapport.key.not_reported", year=subject.year, where=subject.where)
    if not _works(subject, tables):
        return t("rapport.key.no_offer")
    came, went = (pair(subject, tables[key])[0] for key in ("instroom", "uitstroom"))
    flows = "" if is_zero(now) else _flows(subject, came, went)
    gone = hidden(_gone(subject, tables))
    if not is_ok(now):
        return paragraph(gone, flows)
    return paragraph(counted("medewerkers", now, before, where=subject.where), flows, gone)


def _gone(subject: Subject, tables: dict[str, Table]) -> list[str]:
    """What is hidden of who works there, comes and goes."""
    rows = {key: pair(subject, tables[key])[0] for key in ("medewerkers", "instroom", "uitstroom")}
    people = rows.pop("medewerkers").status == HIDDEN
    named = [t("rapport.key.people_hidden", where=subject.where)] if people else []
    return named + hidden_names(rows.items())


def _flows(subject: Subject, came: Row, went: Row) -> str:
    """Those of the two flows that are shown, in one sentence."""
    parts = [
        tn(f"rapport.key.{key}", flow.value, value=written(flow))
        for key, flow in (("came", came), ("went", went))
        if flow.status == OK
    ]
    if not parts:
        return ""
    both = t("table.sentence.and", first=parts[0], last=parts[1]) if len(parts) > 1 else parts[0]
    return t("rapport.key.flows", parts=both, year=subject.year)


def at_home(subject: Subject) -> str:
    """Who lives there, wherever they work, for where nothing else is told."""
    tables = {key: subject.beside(*query) for key, *query in KEY_FIGURES[1:3]}
    return _residents(subject, tables, again=False)


def _residents(subject: Subject, tables: dict[str, Table], again: bool) -> str:
    """Who lives there, wherever they work. ``again``: why a number is hidden is told already."""
    now, before = pair(subject, tables["inwoners"])
    rate, _ = pair(subject, tables["per10000"])
    residents, earlier = "", ""
    if is_ok(now):
        residents = number("inwoners", now, before, area=subject.called)
        earlier = a_year_earlier(now, before)
    elsewhere = ""
    if residents and not (is_zero(now) or subject.whole):
        elsewhere = t("rapport.key.elsewhere", **subject.words)
    per = ""
    if is_ok(rate) and not is_zero(rate):
        whole = row_of(tables["per10000"], subject.entire, subject.year)
        beside = against(rate, whole, "per10000", subject.words)
        per = t("rapport.key.rate", value=written(rate, "per10000"), against=beside)
    gone = [] if is_ok(now) else [t("rapport.name.inwoners", area=subject.called)]
    return paragraph(residents, per, earlier, elsewhere, hidden(gone, again))


def _offer(subject: Subject, tables: dict[str, Table]) -> str:
    """The initiatives and their places, which are public."""
    now, before = pair(subject, tables["initiatieven"])
    places, _ = pair(subject, tables["plaatsen"])
    initiatives = counted("initiatieven", now, before, where=subject.where)
    if is_zero(now):
        return initiatives
    key = f"rapport.key.places.{plural(now.value)}"
    if not is_ok(places):
        return paragraph(initiatives, t(f"{key}.unknown"))
    return paragraph(initiatives, tn(key, places.value, value=written(places)))


def _listing(subject: Subject, tables: dict[str, Table]) -> Listing:
    """Each key figure: of the area, of a year earlier, and of the province."""
    columns = [
        t("rapport.key.column"),
        t("rapport.key.area_year", name=subject.name, year=subject.year),
    ]
    cells = [(subject.code, subject.year)]
    if subject.year > subject.first:
        columns.append(t("rapport.key.area_year", name=subject.name, year=subject.year - 1))
        cells.append((subject.code, subject.year - 1))
    if not subject.whole:
        columns.append(t("rapport.key.province_year", year=subject.year, **subject.words))
        cells.append((subject.entire, subject.year))
    rows = tuple(
        (t(f"rapport.key.row.{key}"), *(cell(row_of(table, *at), table.view.unit) for at in cells))
        for key, table in tables.items()
    )
    caption = t("rapport.key.caption", name=subject.name, year=subject.year)
    note = t("rapport.key.note")
    numeric = frozenset(range(1, len(columns)))
    return Listing(caption, tuple(columns), rows, numeric, note)


def cell(row: Row | None, unit: str) -> str:
    """A number as it is written, or the word for its state."""
    return "" if row is None else style.shown(row.value, row.status, unit)
