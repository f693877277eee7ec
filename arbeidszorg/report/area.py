"""The report about an area: all its sections, in order."""

from __future__ import annotations

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.document import Document
from arbeidszorg.places.names import path_of
from arbeidszorg.report import flows, key_figures, method, offer, parts, place, years
from arbeidszorg.report.figures import file_name
from arbeidszorg.report.subject import Subject
from arbeidszorg.texts import t


class ReportError(ValueError):
    """There can be no such report; the message says why (Dutch)."""


def address(here: Atlas, area: str, year: int, host: str = "") -> str:
    """Where the report is read as a web page: at ``host``, or as the settings say; "" when nobody
    knows."""
    start = host or here.settings.address
    return f"{start}/rapport/{path_of(here.geography, area)}?jaar={year}" if start else ""


def report(here: Atlas, area: str, year: int, link: str = "") -> Document:
    """The report about an area (its code) in a year. ``link``: the whole address of the same as a
    web page. Raises :class:`ReportError` for an area or a year that is not there."""
    if area not in here.geography.areas:
        raise ReportError(t("rapport.error.area", area=area, **here.geography.words))
    first, last = here.years
    if not first <= year <= last:
        raise ReportError(t("rapport.error.year", year=year, first=first, last=last))
    subject = Subject(here, area, year, link)
    sections = (
        key_figures.section(subject),
        place.section(subject),
        parts.section(subject),
        years.section(subject),
        flows.section(subject),
        offer.initiatives(subject),
        offer.completeness(subject),
        method.section(subject),
    )
    residents = here.geography.territory.credited("inwoners")
    return Document(
        title=t("rapport.title", where=subject.where),
        subtitle=t("rapport.subtitle", name=subject.name, year=year),
        sections=sections,
        name=file_name(subject),
        demo=here.edition.demo,
        link=link,
        beside=(residents,) if residents else (),  # the key figures have a rate
        lead=(t("rapport.lead", area=subject.called, year=year), *_own(subject)),
    )


def _own(subject: Subject) -> tuple[str, ...]:
    """Of a group who named it, and what its numbers are."""
    if not subject.own:
        return ()
    return (t(f"portret.page.{subject.group}", year=subject.geography.zones_as_of),)
