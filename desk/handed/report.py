"""The report of one initiative, ready for its own annual report: Word, PDF, Excel, OpenDocument.

It says its own numbers in full, beside what is public of its sector; it is for the initiative, and
says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from arbeidszorg import style
from arbeidszorg.content.document import Document, Listing, Section
from arbeidszorg.files.documents import FORMATS
from arbeidszorg.files.mime import TYPES
from arbeidszorg.report.words import start
from arbeidszorg.texts import label, t
from desk.handed.changes import MEASURES
from desk.handed.figures import AMOUNTS
from desk.handed.own import Own

ENDINGS = ("docx", "pdf", "odt", "xlsx")


def written(own: Own, ending: str, today: date) -> tuple[bytes, str]:
    """The file, and its media type."""
    return FORMATS[ending](document(own, today)), TYPES[ending]


def name(own: Own) -> str:
    """Of the file, without ending."""
    year = own.last.year if own.last else ""
    return f"arbeidszorg-{plain(own.initiative.name)}-{year}".rstrip("-")


def plain(text: str) -> str:
    """A text as a part of the name of a file."""
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_.lower()).strip("-") or "initiatief"


def document(own: Own, today: date) -> Document:
    """The report of an initiative."""
    year = own.last.year if own.last else today.year
    return Document(
        title=t("aanvaarden.report.title", name=own.initiative.name),
        subtitle=t("aanvaarden.report.subtitle", year=year, day=style.day(today)),
        sections=tuple(_sections(own)),
        name=name(own),
        demo=own.demo,
        contents=False,
        lead=(t("aanvaarden.report.lead"),),
    )


def _sections(own: Own) -> Iterator[Section]:
    words = (*changes(own), t("aanvaarden.own.alone"))
    yield Section(t("aanvaarden.own.years"), words, (_years(own),))
    if own.beside:
        yield Section(t("aanvaarden.own.beside"), _beside_words(own), (_beside(own),))
    yield Section(t("aanvaarden.own.who"), (), tuple(_profile(own)))
    if any(year.costs for year in own.years):
        words = (t("aanvaarden.own.costs_lead"),)
        yield Section(t("aanvaarden.own.costs"), words, (_costs(own),))


def changes(own: Own) -> tuple[str, ...]:
    """What changed since the year before, a sentence for each number."""
    last = own.last
    return tuple(
        start(
            t(
                f"aanvaarden.own.changed.{'more' if each.after > each.before else 'less'}",
                measure=t(f"aanvaarden.measure.{each.measure}"),
                before=written_number(each.before),
                after=written_number(each.after),
                apart=written_number(abs(each.after - each.before)),
                year=last.year if last else "",
            )
        )
        for each in own.changed
        if each.after != each.before
    )


def written_number(value: float | None) -> str:
    """A number as it is read; a stroke where it is not known."""
    if value is None:
        return "–"
    return style.number(value, "per10000" if round(value, 1) % 1 else "aantal")


def _years(own: Own) -> Listing:
    return Listing(
        t("aanvaarden.own.years"),
        (
            start(t("aanvaarden.own.year")),
            *(start(t(f"aanvaarden.measure.{each}")) for each in MEASURES),
        ),
        tuple(
            (str(year.year), *(written_number(year.numbers[measure]) for measure in MEASURES))
            for year in own.years
        ),
        frozenset(range(1, 1 + len(MEASURES))),
    )


def _beside_words(own: Own) -> tuple[str, ...]:
    assert own.beside is not None
    sector = label("sector", own.beside.sector)
    return (t("aanvaarden.own.beside_lead", sector=sector, year=own.beside.year),)


def _beside(own: Own) -> Listing:
    assert own.beside is not None
    mine = {year.year: year.numbers for year in own.years}.get(own.beside.year, {})
    heads = ("what", "mine", "sector", "each", "like")
    return Listing(
        t("aanvaarden.own.beside"),
        tuple(start(t(f"aanvaarden.own.head.{head}")) for head in heads),
        tuple(
            (
                start(t(f"aanvaarden.measure.{each.measure}")),
                written_number(mine.get(each.measure)),
                written_number(each.whole),
                written_number(each.each),
                written_number(each.like),
            )
            for each in own.beside.averages
        ),
        frozenset({1, 2, 3, 4}),
    )


def _profile(own: Own) -> Iterator[Listing]:
    for group in own.profile:
        if group.persons:
            heads = (
                start(t(f"aanvaarden.variable.{group.column}")),
                start(t("aanvaarden.measure.medewerkers")),
            )
            ordered = sorted(group.persons.items(), key=lambda pair: -pair[1])
            rows = tuple((label(group.column, code), written_number(n)) for code, n in ordered)
            yield Listing(heads[0], heads, rows, frozenset({1}))


def _costs(own: Own) -> Listing:
    years = [year for year in own.years if year.costs]
    rows = [
        (
            start(t(f"aanvaarden.variable.{name_}")),
            *(written_number(year.costs.get(name_)) for year in years),
        )
        for name_ in AMOUNTS
    ]
    rows.append((start(t("aanvaarden.own.net")), *(written_number(year.net) for year in years)))
    each = tuple(written_number(year.each) for year in years)
    rows.append((start(t("aanvaarden.own.net_each")), *each))
    return Listing(
        t("aanvaarden.own.costs"),
        (start(t("aanvaarden.own.euro")), *(str(year.year) for year in years)),
        tuple(rows),
        frozenset(range(1, 1 + len(years))),
    )
