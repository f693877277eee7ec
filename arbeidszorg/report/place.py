"""Waar: the area on the map, its place among its like, and the municipalities within it."""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg.content.document import Listing, Section
from arbeidszorg.figures.base import ranked
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.level_words import all_of, parts_of
from arbeidszorg.places.names import name_form
from arbeidszorg.report.figures import map_figure
from arbeidszorg.report.key_figures import cell
from arbeidszorg.report.subject import Subject, called, row_of
from arbeidszorg.report.words import is_ok, is_zero, paragraph, start, written
from arbeidszorg.texts import t, tn
from arbeidszorg.view.rows import OK, Row
from arbeidszorg.view.wording import enumerate_nl


def section(subject: Subject) -> Section:
    """Sentences, the municipalities where initiatives run, and the map."""
    picture = (map_figure(subject),)
    if subject.level == TOWN:
        text = [paragraph(_lies(subject), _share(subject)), _merged(subject)]
        return Section(t("rapport.where.heading"), tuple(filter(None, text)), (), picture)
    offer = {r.area: r for r in _per_town(subject, "initiatieven")}
    people = _per_town(subject, "medewerkers")
    text = [
        paragraph(
            _holds(subject),
            _regions(subject) if subject.whole else _among(subject),
        ),
        paragraph(_spread(subject, [r for r in offer.values() if r.value > 0]), _most(people)),
    ]
    listing = _listing(subject, people, offer)
    return Section(t("rapport.where.heading"), tuple(text), listing, picture)


def _per_town(subject: Subject, measure: str) -> Sequence[Row]:
    return subject.table(level=TOWN, measure=measure).last


def _lies(subject: Subject) -> str:
    """In which larger areas a municipality lies: in which regio, and in which arrondissement."""
    geo = subject.geography
    first, *others = [name_form(geo, code) for code in _above(subject)]
    say = {"area": start(subject.called), "first": first.where}
    if not others:
        return t("rapport.where.lies_alone", **say)
    return t("rapport.where.lies", others=enumerate_nl([each.called for each in others]), **say)


def _above(subject: Subject) -> list[str]:
    """The larger areas that a municipality lies in; the whole when there are no others."""
    geo = subject.geography
    return [geo.parent(subject.code, level).code for level in geo.middle] or [geo.whole]


def _merged(subject: Subject) -> str:
    """Which towns became part of a municipality."""
    geo = subject.here.geography
    old = [geo.former[nis] for nis, code in geo.mergers.items() if code == subject.code]
    names = [name for name in old if name != subject.name]
    return t("rapport.where.merged", old=enumerate_nl(names), area=subject.name) if names else ""


def _holds(subject: Subject) -> str:
    """How many municipalities it has; of a group which."""
    geo, area = subject.here.geography, start(subject.called)
    if subject.own:
        names = enumerate_nl([geo.areas[town].name for town in subject.towns])
        return t(f"rapport.where.{subject.group}", area=area, count=len(subject.towns), names=names)
    say = {"area": area, "count": len(subject.towns)}
    if subject.whole and (parts := parts_of(geo)):
        return t("rapport.where.province", parts=parts, **say)
    return t("rapport.where.towns", **say)


def _among(subject: Subject) -> list[str]:
    """Its share of the province, and its place; a group, which may count a person twice, has
    neither."""
    return [] if subject.own else [_share(subject), rank(subject)]


def _share(subject: Subject) -> str:
    """Its share of everybody in the province."""
    table = subject.table(areas=(), level=subject.level, unit="aandeel")
    mine = row_of(table, subject.code, subject.year)
    if mine is None or mine.status != OK or mine.value == 0:
        return ""
    say = {"value": written(mine, "aandeel"), "year": subject.year}
    if subject.level == TOWN:
        return t("rapport.where.share", where=subject.where, **say, **subject.words)
    return t("rapport.where.share_there", **say, **subject.words)


def _regions(subject: Subject) -> str:
    """The regio's with most and with fewest people, when all are shown and neither is a tie."""
    rows = ranked(subject.table(areas=(), level=subject.geography.main).last)
    values = [r.value for r in rows]
    if not all(map(is_ok, rows)) or values.count(values[0]) > 1 or values.count(values[-1]) > 1:
        return ""
    top, bottom = (called(subject.here, r.area) for r in (rows[0], rows[-1]))
    return t(
        "rapport.where.regions",
        every=all_of(subject.geography, subject.geography.main),
        top=top,
        top_value=written(rows[0]),
        bottom=bottom,
        bottom_value=written(rows[-1]),
        year=subject.year,
    )


def rank(subject: Subject) -> str:
    """Its place among the areas of its level. A hidden number can be any number: where one of them
    is not shown, nobody has a place."""
    rows = subject.table(areas=(), level=subject.level).last
    mine = next(r for r in rows if r.area == subject.code)
    if not all(map(is_ok, rows)) or is_zero(mine):
        return ""
    others = [r for r in rows if r.area != subject.code]
    above = sum(r.value > mine.value for r in others)
    alike = [called(subject.here, r.area) for r in others if r.value == mine.value]
    say = {"every": all_of(subject.geography, subject.level), "value": written(mine)}
    place = t(f"rapport.ordinal.{above + 1}")
    if alike:
        return t("rapport.where.rank_tie", others=enumerate_nl(alike), place=place, **say)
    if above in (0, len(others)):
        return t(f"rapport.where.rank_{'last' if above else 'first'}", **say)
    return t("rapport.where.rank", place=place, **say)


def _spread(subject: Subject, offer: Sequence[Row]) -> str:
    """In how many of its municipalities initiatives run."""
    count, every = len(offer), len(subject.towns)
    say = {"every": every, "year": subject.year}
    if count == every:
        return t("rapport.where.spread_all", **say)
    town = subject.here.geography.areas[offer[0].area].name if count == 1 else ""
    return tn("rapport.where.spread", count, town=town, **say)


def _most(rows: Sequence[Row]) -> str:
    """The municipality with most people; of those that are shown, where not all are."""
    best = [r for r in ranked(rows) if r.status == OK and r.value > 0]
    if not best:
        return ""
    tops = [r for r in best if r.value == best[0].value]
    complete = all(map(is_ok, rows))
    if complete and len(best) == 1:
        return ""
    say = {"top": enumerate_nl([r.area_name for r in tops]), "value": written(tops[0])}
    if not complete:
        return tn("rapport.where.most_shown", len(tops), **say)
    if len(tops) > 1:
        return t("rapport.where.most_tie", **say)
    second = [r for r in best if r.value == best[1].value]
    names = enumerate_nl([r.area_name for r in second])
    return t("rapport.where.most", second=names, second_value=written(second[0]), **say)


def _listing(subject: Subject, people: Sequence[Row], offer: dict[str, Row]) -> tuple[Listing, ...]:
    """The municipalities where initiatives run or people work."""
    places = {r.area: r for r in _per_town(subject, "plaatsen")}
    rows = tuple(
        (
            r.area_name,
            cell(r, "aantal"),
            cell(offer[r.area], "aantal"),
            cell(places[r.area], "aantal"),
        )
        for r in ranked(people)
        if offer[r.area].value > 0 or r.value > 0
    )
    if not rows:
        return ()
    columns = tuple(
        t(f"rapport.where.column.{column}")
        for column in ("gemeente", "medewerkers", "initiatieven", "plaatsen")
    )
    caption = t("rapport.where.caption", where=subject.where, year=subject.year)
    note = "" if len(rows) == len(subject.towns) else t("rapport.where.note")
    return (Listing(caption, columns, rows, frozenset({1, 2, 3}), note),)
