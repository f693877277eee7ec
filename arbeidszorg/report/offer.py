"""Initiatieven, and how complete the registration is: facts about initiatives are public."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.content.document import Listing, Section
from arbeidszorg.figures.text import clean
from arbeidszorg.places.level import TOWN
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.registrations.model import ACTIVITIES, NOT_RECORDED
from arbeidszorg.report.key_figures import cell
from arbeidszorg.report.subject import Subject
from arbeidszorg.report.words import is_ok, written
from arbeidszorg.texts import label, plural, t, tn
from arbeidszorg.view.rows import HIDDEN, Row
from arbeidszorg.view.view import PROFILE_SPLITS
from arbeidszorg.view.wording import enumerate_nl


def initiatives(subject: Subject) -> Section:
    """The initiatives that run in the area in the year."""
    heading, running = t("rapport.offer.heading"), subject.running()
    text = tn("rapport.offer.count", len(running), year=subject.year, where=subject.where)
    return Section(heading, (text,), (_listing(subject, running),) if running else ())


def _listing(subject: Subject, running: list[Initiative]) -> Listing:
    """Name, municipality (of an area that has several), sector, activities and places."""
    areas = subject.here.geography.areas
    several = subject.level != TOWN
    keys = ["name", *(["town"] if several else []), "sector", "activities", "places"]
    rows = []
    for initiative in sorted(
        running, key=lambda initiative: (areas[initiative.nis].name, initiative.name)
    ):
        doing = [
            label("activiteit", code).lower()
            for code in ACTIVITIES
            if code in initiative.activities
        ]
        unknown = initiative.places is None
        room = t("page.kaart.site_unknown") if unknown else style.number(initiative.places or 0)
        town = [areas[initiative.nis].name] if several else []
        rows.append((clean(initiative.name), *town, initiative.sector, ", ".join(doing), room))
    caption = t("rapport.offer.caption", where=subject.where, year=subject.year)
    return Listing(
        caption,
        tuple(t(f"rapport.offer.column.{key}") for key in keys),
        tuple(rows),
        frozenset({len(keys) - 1}),
        t("rapport.offer.note"),
    )


def completeness(subject: Subject) -> Section:
    """Who handed in registrations, and how often a characteristic is left empty."""
    text, running = [_handed_in(subject)], subject.running()
    if unknown := sum(initiative.places is None for initiative in running):
        text.append(tn("rapport.complete.places", unknown))
    rows = _empty(subject)
    if not any(is_ok(mine) for _, mine, _ in rows):
        if any(r.value > 0 or r.status == HIDDEN for r in subject.table().rows):
            text.append(t("rapport.complete.profile_hidden"))
        return Section(t("rapport.complete.heading"), tuple(text))
    text.append(_emptiest(rows))
    return Section(t("rapport.complete.heading"), tuple(text), (_empty_listing(subject, rows),))


def _handed_in(subject: Subject) -> str:
    """How many of the initiatives handed in registrations for the year."""
    running = subject.running()
    handed_in = sum(
        initiative.code in subject.here.reporting[subject.year] for initiative in running
    )
    every, silent = len(running), len(running) - handed_in
    if every == 0:
        key = "nothing"
    elif every == 1:
        key = "only_silent" if silent else "only"
    elif silent == 0:
        key = "both" if every == 2 else "all"
    elif handed_in == 0:
        key = "none"
    else:
        key = f"part.{plural(handed_in)}.{plural(silent)}"
    sentence = t(
        f"rapport.complete.{key}",
        every=every,
        handed_in=handed_in,
        silent=silent,
        year=subject.year,
        where=subject.where,
    )
    return f"{sentence} {t('rapport.complete.silent')}" if silent else sentence


def _empty(subject: Subject) -> list[tuple[str, Row, Row]]:
    """Characteristic, the share in the area for whom it was left empty, and in the province."""
    shares: list[tuple[str, Row, Row]] = []
    for split in PROFILE_SPLITS:
        table = subject.table(areas=subject.areas, unit="aandeel", split=(split,))
        rows = {r.area: r for r in table.rows if r.codes[split] == NOT_RECORDED}
        shares.append((split, rows[subject.code], rows[subject.entire]))
    return shares


def _emptiest(rows: list[tuple[str, Row, Row]]) -> str:
    """The characteristic that is left empty most often; said only when all shares are shown."""
    sentence = t("rapport.complete.profile")
    if not all(is_ok(mine) for _, mine, _ in rows):
        return sentence
    most = written(max((mine for _, mine, _ in rows), key=lambda r: r.value), "aandeel")
    if most == style.number(0, "aandeel"):
        return f"{sentence} {t('rapport.complete.full')}"
    tops = [t(f"view.split.{split}") for split, mine, _ in rows if written(mine, "aandeel") == most]
    emptiest = tn("rapport.complete.emptiest", len(tops), names=enumerate_nl(tops), value=most)
    return f"{sentence} {emptiest}"


def _empty_listing(subject: Subject, rows: list[tuple[str, Row, Row]]) -> Listing:
    columns = [t("rapport.complete.column"), subject.name]
    columns += [] if subject.whole else [subject.here.geography.full_name(subject.entire)]
    cells = tuple(
        (
            t(f"view.split.{split}").capitalize(),
            *(cell(r, "aandeel") for r in ((mine,) if subject.whole else (mine, other))),
        )
        for split, mine, other in rows
    )
    caption = t("rapport.complete.caption", year=subject.year)
    return Listing(caption, tuple(columns), cells, frozenset(range(1, len(columns))))
