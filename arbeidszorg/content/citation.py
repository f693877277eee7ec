"""How a figure is named as a source: as a sentence (APA), and for LaTeX and reference managers."""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import quote

from babel.dates import format_date

from arbeidszorg import style
from arbeidszorg.content.about import About
from arbeidszorg.figures.text import clean
from arbeidszorg.texts import t

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}
#: What may stand in an address besides letters and numbers; all else is written as %XX.
_IN_LINK = ":/?#[]@!$&'()*+,;=-._~%"


def apa(about: About, today: date) -> str:
    """A reference in the way of the APA, in Dutch, as plain text."""
    return t(
        "citation.apa_link" if about.link else "citation.apa",
        author=about.atlas,
        year=_year(about.date),
        title=_title(about).rstrip("."),
        data=_data(about.date, about.version, about.source),
        today=_in_words(today),
        link=_link(about),
    )


def _data(day: str, version: str, source: str) -> str:
    """Which numbers they are: of which data version, up to which day; else of which source."""
    if not day:
        return t("citation.undated_source", source=clean(source)).rstrip(".")
    return t("citation.data" if version else "citation.dated", version=version, date=day)


def _year(day: str) -> str:
    return str(_day(day).year) if day else t("citation.no_date")


def pattern(
    atlas: str, title: str, subtitle: str, day: str, version: str, demo: bool, source: str
) -> str:
    """The same, with ``{vandaag}`` and ``{adres}`` where the browser fills in day and address.
    ``atlas``: what the atlas is called; ``day``: the reference date as About has it, "" for what
    has none."""
    return t(
        "citation.apa_link",
        author=atlas,
        year=_year(day),
        data=_data(day, version, source),
        title=named(title, subtitle, demo).rstrip("."),
        today="{vandaag}",
        link="{adres}",
    )


def bibtex(about: About, key: str, today: date) -> str:
    """An entry for BibTeX or biber (UTF-8), known by ``key``."""
    fields = {
        # The second pair of braces keeps a name in one piece, and the capitals of a title.
        "author": f"{{{_latex(about.atlas)}}}",
        "title": f"{{{_latex(_title(about))}}}",
        "year": str(_day(about.date).year) if about.date else "",
        "note": _latex(f"{_source(about)}. {_accessed(today)}"),
        "version": _latex(about.version),
        "url": _link(about),
        "urldate": today.isoformat(),
        "language": "dutch",
    }
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", key).strip("-") or "arbeidszorgatlas"
    lines = [f"  {field} = {{{text}}}" for field, text in fields.items() if text]
    return f"@misc{{{name},\n" + ",\n".join(lines) + "\n}\n"


def ris(about: About, today: date) -> str:
    """A record for EndNote, Zotero, Mendeley and the like: a tag and its text on each line."""
    fields = [
        ("TY", "DATA"),
        ("AU", about.atlas),
        ("TI", _title(about)),
        ("PY", str(_day(about.date).year) if about.date else ""),
        ("DA", _day(about.date).strftime("%Y/%m/%d") if about.date else ""),
        ("PB", about.atlas),
        ("ET", about.version),
        ("LA", "nl"),
        ("N1", _source(about)),
        ("N1", _accessed(today)),
        ("UR", _link(about)),
        ("Y2", today.strftime("%Y/%m/%d")),
    ]
    lines = [f"{tag}  - {clean(text)}" for tag, text in fields if text]
    return "\r\n".join([*lines, "ER  - ", ""])


def _title(about: About) -> str:
    return named(about.title, about.subtitle, about.demo)


def named(title: str, subtitle: str, demo: bool) -> str:
    """Title and subtitle, with what the numbers are when they are invented."""
    title, subtitle = clean(title), clean(subtitle)
    if subtitle:
        key = "citation.title_ended" if title[-1:] in "?!.:" else "citation.title"
        title = t(key, title=title, subtitle=subtitle)
    return f"{title} [{t('citation.demo')}]" if demo else title


def _day(day: str) -> date:
    """The reference date."""
    return datetime.strptime(day, "%d/%m/%Y").date()


def _in_words(day: date) -> str:
    return str(format_date(day, format="d MMMM y", locale=style.LOCALE))


def _accessed(today: date) -> str:
    return t("citation.accessed", today=_in_words(today))


def _source(about: About) -> str:
    key = "citation.source" if about.date else "citation.undated_source"
    return t(key, source=clean(about.source), date=about.date)


def _link(about: About) -> str:
    return quote(clean(about.link), safe=_IN_LINK)


def _latex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in clean(text))
