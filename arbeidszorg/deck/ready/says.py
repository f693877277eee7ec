"""Facts as short sentences for a slide, from rows of protected Tables. Of what is hidden or not
reported only that it is; "" where there is nothing to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.places.geography import PROVINCE
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.report.subject import Subject, row, shows
from arbeidszorg.report.words import form, is_ok, is_zero, start, written
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import NOT_REPORTED, Row
from arbeidszorg.view.wording import enumerate_nl

#: Areas or groups that one sentence names.
MOST = 3


def people(of: Subject, now: Row) -> str:
    """How many work there, or why nobody knows."""
    key = form(now) if is_ok(now) else now.status
    value = written(now) if is_ok(now) else ""
    return t(f"klaar.fact.people_{key}", year=now.year, where=of.where, value=value)


def since(now: Row, before: Row | None) -> str:
    """How much more or fewer than in an earlier year."""
    if before is None or not (is_ok(now) and is_ok(before)):
        return ""
    change = now.value - before.value
    key = "same_as" if not change else "more_than" if change > 0 else "fewer_than"
    return t(f"klaar.fact.{key}", change=style.number(abs(change)), before=before.year)


def share_of_province(of: Subject) -> str:
    """Which part of everybody in the province works in the regio."""
    mine = row(of.table(areas=(), level="regio", unit="aandeel"), of.code, of.year)
    if mine is None or not is_ok(mine) or is_zero(mine):
        return ""
    return t("klaar.fact.share", value=written(mine, "aandeel"), year=of.year, where=of.where)


def offer(of: Subject) -> str:
    """How many initiatives run there, with how many places."""
    found, places = (
        row(of.table(measure=one), of.code, of.year) for one in ("initiatieven", "plaatsen")
    )
    if found is None or not is_ok(found):
        return ""
    said = t(f"klaar.fact.offer_{form(found)}", year=of.year, where=of.where, value=written(found))
    if is_zero(found) or places is None or not is_ok(places):
        return said
    return f"{said} {t('klaar.fact.places', value=written(places))}"


def spread(of: Subject) -> str:
    """In how many municipalities initiatives run."""
    count, every = len({one.nis for one in of.running()}), len(of.towns)
    if not count:
        return ""
    key = "all" if count == every else "one" if count == 1 else "more"
    return t(f"klaar.fact.spread_{key}", count=count, every=every)


def most_people(rows: Sequence[Row]) -> str:
    """The areas where most people work."""
    best = top(rows)
    names = enumerate_nl([_named(one.area_name, one, "aantal") for one in best])
    return t(f"klaar.fact.most_one{_shown(rows)}", names=names) if best else ""


def largest(table: Table, rows: Sequence[Row] | None = None) -> str:
    """The largest groups of a split."""
    (split,) = table.splits
    mine = [
        one for one in (table.last if rows is None else rows) if one.codes[split] != NOT_RECORDED
    ]
    best = top(mine)
    names = enumerate_nl(
        [_named(label(split, one.codes[split]), one, table.view.unit) for one in best]
    )
    key = f"group_{'one' if len(best) == 1 else 'more'}{_shown(mine)}"
    return t(f"klaar.fact.{key}", names=names) if best else ""


def recorded(table: Table) -> list[Row]:
    """The rows of a split that say something of people; when it was recorded of nobody, a row that
    says so."""
    (split,) = table.splits
    known = [one for one in table.last if one.codes[split] != NOT_RECORDED]
    unknown = [one for one in table.last if one.codes[split] == NOT_RECORDED]
    if all(map(is_zero, known)) and not all(map(is_zero, unknown)):
        return [one._replace(status=NOT_REPORTED) for one in unknown]
    return known


def largest_beside(table: Table, code: str) -> str:
    """The largest group of an area, and what it is in the whole province."""
    (split,) = table.splits
    best = top([one for one in table.last if one.area == code], most=1)
    said = largest(table, [one for one in table.last if one.area == code])
    other = [
        one
        for one in table.last
        if one.area == PROVINCE and best and one.codes[split] == best[0].codes[split] and is_ok(one)
    ]
    if not other:
        return said
    value = _named(label(split, other[0].codes[split]), other[0], table.view.unit)
    return f"{said} {t('klaar.fact.beside', value=value)}"


def top(rows: Iterable[Row], most: int = MOST) -> list[Row]:
    """The largest of the shown numbers above zero; none where a tie leaves too many."""
    best = sorted((one for one in rows if is_ok(one) and one.value > 0), key=lambda one: -one.value)
    while len(best) > most:
        best = [one for one in best if one.value > best[most].value]
    return best


def _named(name: str, one: Row, unit: str) -> str:
    return t("klaar.named", name=name, value=written(one, unit))


def _shown(rows: Iterable[Row]) -> str:
    """A hidden number can be any number: where there is one, only what is shown is compared."""
    return "" if all(one.status in ("ok", "nvt") for one in rows) else "_shown"


def trend(of: Subject, rows: Sequence[Row]) -> str:
    """From the first number that is shown to that of the year."""
    shown = [one for one in rows if is_ok(one)]
    if not shows(shown, least=2) or shown[-1].year != of.year:
        return ""
    low, high = shown[0], shown[-1]
    change = high.value - low.value
    key = "level" if not change else "rose" if change > 0 else "fell"
    return t(
        f"klaar.fact.{key}", low=written(low), high=written(high), first=low.year, year=of.year
    )


def index(of: Subject, table: Table) -> str:
    """Where the regio stands when the first year is 100, and the province."""
    mine, other = row(table, of.code, of.year), row(table, PROVINCE, of.year)
    if mine is None or not is_ok(mine) or of.first == of.year:
        return ""
    say = {"first": of.first, "year": of.year, "area": of.called, "value": written(mine, "index")}
    if other is None or not is_ok(other):
        return t("klaar.fact.index", **say)
    return t("klaar.fact.index_beside", other=written(other, "index"), **say)


def flows(of: Subject, came: Row, went: Row) -> list[str]:
    """Who began and who left in the year."""
    found: list[str] = []
    for measure, one in (("instroom", came), ("uitstroom", went)):
        if is_ok(one):
            key = f"{measure}_alone" if measure == "uitstroom" and not found else measure
            found.append(
                t(f"klaar.fact.{key}_{form(one)}", year=of.year, where=of.where, value=written(one))
            )
    return found


def shares(of: Subject, up: Row, net: Row) -> list[str]:
    """Who went on to paid work, and who came from it."""
    return [
        start(t(f"klaar.fact.{measure}", year=of.year, value=written(one, "aandeel")))
        for measure, one in (("doorstroom", up), ("vangnet", net))
        if is_ok(one)
    ]
