"""Definities en verantwoording: what the words mean, what is hidden, and where it comes from."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.content.document import Listing, Section
from arbeidszorg.report.subject import Subject
from arbeidszorg.report.words import paragraph
from arbeidszorg.texts import has, t

TERMS = (
    "medewerkers",
    "vestiging",
    "woonplaats",
    "initiatieven",
    "plaatsen",
    "instroom",
    "uitstroom",
    "doorstroom",
    "vangnet",
    "index",
)
#: What stands in the place of a number.
STATES = ("verborgen", "niet_geregistreerd", "nvt")


def section(subject: Subject) -> Section:
    """A listing of words, and paragraphs on privacy and sources."""
    edition, rule = subject.here.edition, subject.here.settings
    territory = subject.geography.territory
    drawn = territory.credited("overname")
    zero = "zero_hidden" if rule.hide_zero else "zero_shown"
    text = [
        paragraph(
            t("rapport.method.privacy", low=rule.small_from, high=rule.small_to),
            t(f"rapport.method.{zero}"),
        ),
        t(
            "rapport.method.source",
            source=edition.source,
            version=edition.version,
            date=style.day(edition.reference_date),
        ),
        paragraph(
            t("rapport.method.residents"),
            territory.credited("inwoners_kort"),
            _merged(subject),
            t("rapport.method.boundaries", credit=drawn) if drawn else "",
            t("rapport.method.more"),
        ),
    ]
    if edition.demo:
        text.insert(0, t("rapport.method.demo"))
    return Section(t("rapport.method.heading"), tuple(text), (_words(subject),))


def _words(subject: Subject) -> Listing:
    """The measures, and the words that stand in the place of a number."""
    rows = [
        (t(f"rapport.method.term.{key}"), t(_text(subject, key), **subject.words)) for key in TERMS
    ]
    rows += [(t(f"table.status.{key}"), t(f"rapport.method.state.{key}")) for key in STATES]
    columns = (t("rapport.method.term_column"), t("rapport.method.meaning_column"))
    return Listing(t("rapport.method.caption"), columns, tuple(rows))


def _merged(subject: Subject) -> str:
    """Since when the municipalities are as they are."""
    since = [merger.since.year for merger in subject.geography.merged]
    return t("rapport.method.merged", year=max(since)) if since else ""


def _text(subject: Subject, key: str) -> str:
    """Which text says what a word means: of a group some mean another thing."""
    text = f"rapport.method.text.{key}"
    return f"{text}_group" if subject.own and has(f"{text}_group") else text
