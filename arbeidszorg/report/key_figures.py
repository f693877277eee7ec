"""Kerncijfers: how many, how that was a year earlier, and beside the province."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.document import Listing, Section
from arbeidszorg.places.geography import PROVINCE
from arbeidszorg.report.subject import Subject, row
from arbeidszorg.report.words import (
    a_year_earlier,
    against,
    counted,
    form,
    hidden,
    hidden_names,
    is_ok,
    is_zero,
    number,
    paragraph,
    written,
)
from arbeidszorg.texts import t
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


def section(of: Subject) -> Section:
    """Sentences and a listing."""
    tables = {key: of.beside(*asked) for key, *asked in KEY_FIGURES}
    people, offer = _people(of, tables), _offer(of, tables)
    first = [people, _residents(of, tables), offer]
    text = first if _works(of, tables) else [paragraph(offer, people), first[1]]
    if of.year == of.first:
        text.append(t("rapport.key.first_year", year=of.year))
    return Section(t("rapport.key.heading"), tuple(text), (_listing(of, tables),))


def pair(of: Subject, table: Table) -> tuple[Row, Row | None]:
    """The row of the area in the year, and in the year before."""
    now = row(table, of.code, of.year)
    assert now is not None, "a view always has its own area and year"
    return now, row(table, of.code, of.year - 1)


def _works(of: Subject, tables: dict[str, Table]) -> bool:
    """Whether there is anything to work in: an initiative, or somebody who works."""
    rows = (pair(of, tables[key])[0] for key in ("medewerkers", "initiatieven"))
    return not all(map(is_zero, rows))


def _people(of: Subject, tables: dict[str, Table]) -> str:
    """Who works there, and who came and went."""
    now, before = pair(of, tables["medewerkers"])
    if now.status == NOT_REPORTED:
        return t("rapport.key.not_reported", year=of.year, where=of.where)
    if not _works(of, tables):
        return t("rapport.key.no_offer")
    came, went = (pair(of, tables[key])[0] for key in ("instroom", "uitstroom"))
    flows = "" if is_zero(now) else _flows(of, came, went)
    gone = hidden(_gone(of, tables))
    if not is_ok(now):
        return paragraph(gone, flows)
    return paragraph(counted("medewerkers", now, before, where=of.where), flows, gone)


def _gone(of: Subject, tables: dict[str, Table]) -> list[str]:
    """What is hidden of who works there, comes and goes."""
    rows = {key: pair(of, tables[key])[0] for key in ("medewerkers", "instroom", "uitstroom")}
    people = rows.pop("medewerkers").status == HIDDEN
    named = [t("rapport.key.people_hidden", where=of.where)] if people else []
    return named + hidden_names(rows.items())


def _flows(of: Subject, came: Row, went: Row) -> str:
    """Those of the two flows that are shown, in one sentence."""
    parts = [
        t(f"rapport.key.{key}.{form(one)}", value=written(one))
        for key, one in (("came", came), ("went", went))
        if one.status == OK
    ]
    if not parts:
        return ""
    both = t("table.sentence.and", first=parts[0], last=parts[1]) if len(parts) > 1 else parts[0]
    return t("rapport.key.flows", parts=both, year=of.year)


def _residents(of: Subject, tables: dict[str, Table]) -> str:
    """Who lives there, wherever they work."""
    now, before = pair(of, tables["inwoners"])
    rate, _ = pair(of, tables["per10000"])
    said, earlier = "", ""
    if is_ok(now):
        said = number("inwoners", now, before, area=of.called)
        earlier = a_year_earlier(now, before)
    elsewhere = "" if is_zero(now) or of.whole or not said else t("rapport.key.elsewhere")
    per = ""
    if is_ok(rate) and not is_zero(rate):
        beside = against(rate, row(tables["per10000"], PROVINCE, of.year), "per10000")
        per = t("rapport.key.rate", value=written(rate, "per10000"), against=beside)
    gone = [] if is_ok(now) else [t("rapport.name.inwoners", area=of.called)]
    again = bool(_gone(of, tables))
    return paragraph(said, per, earlier, elsewhere, hidden(gone, again))


def _offer(of: Subject, tables: dict[str, Table]) -> str:
    """The initiatives and their places, which are public."""
    now, before = pair(of, tables["initiatieven"])
    places, _ = pair(of, tables["plaatsen"])
    said = counted("initiatieven", now, before, where=of.where)
    if is_zero(now):
        return said
    many = "one" if now.value == 1 else "more"
    state = form(places) if is_ok(places) else "unknown"
    room = written(places) if is_ok(places) else ""
    return paragraph(said, t(f"rapport.key.places_{many}.{state}", value=room))


def _listing(of: Subject, tables: dict[str, Table]) -> Listing:
    """Each key figure: of the area, of a year earlier, and of the province."""
    columns = [t("rapport.key.column"), t("rapport.key.area_year", name=of.name, year=of.year)]
    cells = [(of.code, of.year)]
    if of.year > of.first:
        columns.append(t("rapport.key.area_year", name=of.name, year=of.year - 1))
        cells.append((of.code, of.year - 1))
    if not of.whole:
        columns.append(t("rapport.key.province_year", year=of.year))
        cells.append((PROVINCE, of.year))
    rows = tuple(
        (t(f"rapport.key.row.{key}"), *(cell(row(table, *at), table.view.unit) for at in cells))
        for key, table in tables.items()
    )
    caption = t("rapport.key.caption", name=of.name, year=of.year)
    note = t("rapport.key.note")
    numeric = frozenset(range(1, len(columns)))
    return Listing(caption, tuple(columns), rows, numeric, note)


def cell(of: Row | None, unit: str) -> str:
    """A number as it is written, or the word for its state."""
    return "" if of is None else style.shown(of.value, of.status, unit)
