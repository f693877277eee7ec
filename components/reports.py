"""What the ready report of an area and its files share: where it is, and its year."""

from __future__ import annotations

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.report.subject import year_of
from arbeidszorg.texts import t

PLACE = "/rapport/"
#: In which files a report can be taken along.
FORMATS = ("pdf", "docx", "odt", "pptx")


def chosen_year(text: str, here: Atlas) -> tuple[int, tuple[str, ...]]:
    """The year that an address asks for, else the last, with a notice."""
    first, last = here.years
    year = text.strip()
    if not year:
        return last, ()
    if known := year_of(year, here):
        return known, ()
    clean = "".join(letter for letter in year if letter.isprintable())[:20]
    return last, (t("page.gebied.no_year", year=clean, first=first, last=last),)
