"""Initiatieven, and how complete the registration is: facts about initiatives are public."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.content.document import Listing, Section
from arbeidszorg.figures.text import clean
from arbeidszorg.places.geography import PROVINCE
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.registrations.model import ACTIVITIES, NOT_RECORDED
from arbeidszorg.report.key_figures import cell
from arbeidszorg.report.subject import Subject
from arbeidszorg.report.words import is_ok, written
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import HIDDEN, Row
from arbeidszorg.view.view import PROFILE_SPLITS
from arbeidszorg.view.wording import enumerate_nl


def initiatives(of: Subject) -> Section:
    """The initiatives that run in the area in the year."""
    heading, found = t("rapport.offer.heading"), of.running()
    say = {"year": of.year, "where": of.where}
    if not found:
        return Section(heading, (t("rapport.offer.none", **say),))
    count = len(found)
    text = t(f"rapport.offer.{'one' if count == 1 else 'more'}", count=count, **say)
    return Section(heading, (text,), (_listing(of, found),))


def _listing(of: Subject, found: list[Initiative]) -> Listing:
    """Name, municipality (of an area that has several), sector, activities and places."""
    areas = of.here.geography.areas
    several = of.level != "gemeente"
    keys = ["name", *(["town"] if several else []), "sector", "activities", "places"]
    rows = []
    for one in sorted(found, key=lambda one: (areas[one.nis].name, one.name)):
        doing = [label("activiteit", code).lower() for code in ACTIVITIES if code in one.activities]
        unknown = one.places is None
        room = t("table.status.niet_geregistreerd") if unknown else style.number(one.places or 0)
        town = [areas[one.nis].name] if several else []
        rows.append((clean(one.name), *town, one.sector, ", ".join(doing), room))
    caption = t("rapport.offer.caption", where=of.where, year=of.year)
    return Listing(
        caption,
        tuple(t(f"rapport.offer.column.{key}") for key in keys),
        tuple(rows),
        frozenset({len(keys) - 1}),
        t("rapport.offer.note"),
    )


def completeness(of: Subject) -> Section:
    """Who handed in registrations, and how often a characteristic is left empty."""
    text, found = [_handed_in(of)], of.running()
    if unknown := sum(one.places is None for one in found):
        key = "one" if unknown == 1 else "more"
        text.append(t(f"rapport.complete.places_{key}", count=unknown))
    rows = _empty(of)
    if not any(is_ok(mine) for _, mine, _ in rows):
        if any(r.value > 0 or r.status == HIDDEN for r in of.table().rows):
            text.append(t("rapport.complete.profile_hidden"))
        return Section(t("rapport.complete.heading"), tuple(text))
    text.append(_emptiest(rows))
    return Section(t("rapport.complete.heading"), tuple(text), (_empty_listing(of, rows),))


def _handed_in(of: Subject) -> str:
    """How many of the initiatives handed in registrations for the year."""
    found = of.running()
    handed_in = sum(one.code in of.here.reporting[of.year] for one in found)
    every, silent = len(found), len(found) - handed_in
    if every == 0:
        key = "nothing"
    elif every == 1:
        key = "only_silent" if silent else "only"
    elif silent == 0:
        key = "both" if every == 2 else "all"
    elif handed_in == 0:
        key = "none"
    else:
        key = f"{'one' if handed_in == 1 else 'some'}_{'one' if silent == 1 else 'some'}"
    said = t(
        f"rapport.complete.{key}",
        every=every,
        handed_in=handed_in,
        silent=silent,
        year=of.year,
        where=of.where,
    )
    return f"{said} {t('rapport.complete.silent')}" if silent else said


def _empty(of: Subject) -> list[tuple[str, Row, Row]]:
    """Characteristic, the share in the area for whom it was left empty, and in the province."""
    found: list[tuple[str, Row, Row]] = []
    for split in PROFILE_SPLITS:
        table = of.table(areas=of.areas, unit="aandeel", split=(split,))
        rows = {r.area: r for r in table.rows if r.codes[split] == NOT_RECORDED}
        found.append((split, rows[of.code], rows[PROVINCE]))
    return found


def _emptiest(rows: list[tuple[str, Row, Row]]) -> str:
    """The characteristic that is left empty most often; said only when all shares are shown."""
    said = t("rapport.complete.profile")
    if not all(is_ok(mine) for _, mine, _ in rows):
        return said
    most = written(max((mine for _, mine, _ in rows), key=lambda r: r.value), "aandeel")
    if most == style.number(0, "aandeel"):
        return f"{said} {t('rapport.complete.full')}"
    tops = [t(f"view.split.{split}") for split, mine, _ in rows if written(mine, "aandeel") == most]
    key = "one" if len(tops) == 1 else "more"
    return f"{said} {t(f'rapport.complete.emptiest_{key}', names=enumerate_nl(tops), value=most)}"


def _empty_listing(of: Subject, rows: list[tuple[str, Row, Row]]) -> Listing:
    columns = [t("rapport.complete.column"), of.name]
    columns += [] if of.whole else [of.here.geography.full_name(PROVINCE)]
    cells = tuple(
        (
            t(f"view.split.{split}").capitalize(),
            *(cell(r, "aandeel") for r in ((mine,) if of.whole else (mine, other))),
        )
        for split, mine, other in rows
    )
    caption = t("rapport.complete.caption", year=of.year)
    return Listing(caption, tuple(columns), cells, frozenset(range(1, len(columns))))
