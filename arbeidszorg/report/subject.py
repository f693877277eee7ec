"""What a report is about: an area and a year, and the way to its protected numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.table import Table
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.groups import is_group
from arbeidszorg.places.names import is_zone, name_form
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.view.rows import OK, Row
from arbeidszorg.view.view import View


@dataclass(frozen=True)
class Subject:
    """``code``: of the area; ``link``: the whole address of the report as a page, or ""."""

    here: Atlas
    code: str
    year: int
    link: str = ""

    @property
    def geography(self) -> Geography:
        """What is known of places."""
        return self.here.geography

    @property
    def entire(self) -> str:
        """The code of the whole territory, which the area is set beside."""
        return self.geography.whole

    @property
    def words(self) -> Mapping[str, str]:
        """What texts say of the whole territory."""
        return self.geography.words

    @property
    def studied(self) -> bool:
        """Whether the study of the atlas is about this territory."""
        return self.geography.territory.is_studied

    @property
    def level(self) -> str:
        """The level of the area, or ``groep``."""
        return self.geography.kind(self.code)

    @property
    def own(self) -> bool:
        """Whether it is a group: it has no place among areas, and is the sum of its towns."""
        return is_group(self.code)

    @property
    def group(self) -> str:
        """What a group is, in the keys of texts: ``zone`` when the atlas made it ready, else
        ``group``."""
        return "zone" if is_zone(self.geography, self.code) else "group"

    @property
    def whole(self) -> bool:
        """Whether the report is about the whole: there is nothing to set it against."""
        return self.code == self.entire

    @property
    def name(self) -> str:
        """A name that stands by itself: "Westhoek", "Arrondissement Ieper"."""
        return self.geography.full_name(self.code)

    @property
    def where(self) -> str:
        """ "in de Westhoek", "aan de Middenkust"."""
        return name_form(self.geography, self.code).where

    @property
    def called(self) -> str:
        """Its name within a sentence: "de Westhoek", "het arrondissement Ieper"."""
        return called(self.here, self.code)

    @property
    def towns(self) -> tuple[str, ...]:
        """The municipalities within it."""
        return self.geography.members[self.code]

    @property
    def first(self) -> int:
        """The first year of the data."""
        return self.here.years[0]

    @property
    def areas(self) -> tuple[str, ...]:
        """The area and the whole that it is set beside."""
        return tuple(dict.fromkeys((self.code, self.entire)))

    def table(self, **changes: Any) -> Table:
        """The protected answer about the area alone in the year, unless asked otherwise."""
        view: dict[str, Any] = {
            "years": (self.year, self.year),
            "areas": (self.code,),
            "level": self.geography.top,
        }
        return self.here.table(View(**(view | changes)))

    def parts(self, split: str) -> Table:
        """How people are spread over the codes of a split: shares, beside those of the whole. Of a
        group of which the sum is hidden, and so every share, the numbers of it alone that are
        shown."""
        shares = self.table(areas=self.areas, unit="aandeel", split=(split,))
        if not self.own or shows([row for row in shares.rows if row.area == self.code]):
            return shares
        counts = self.table(split=(split,))
        return counts if shows(counts.rows) else shares

    def beside(self, measure: str, unit: str = "aantal", place: str = "vestiging") -> Table:
        """A measure in the year and the one before it, of the area and of the province."""
        years = (max(self.first, self.year - 1), self.year)
        return self.table(areas=self.areas, years=years, measure=measure, unit=unit, place=place)

    def through(self, measure: str, unit: str = "aantal", **changes: Any) -> Table:
        """A measure from the first year up to the year of the report."""
        return self.table(years=(self.first, self.year), measure=measure, unit=unit, **changes)

    def running(self) -> list[Initiative]:
        """The initiatives that run in the area in the year."""
        return self.here.running(self.year, self.towns)


def called(here: Atlas, code: str) -> str:
    """The name of an area within a sentence, with its article."""
    return name_form(here.geography, code).called


def year_of(text: str, here: Atlas) -> int | None:
    """The year that a text of an address or a command names; None when the atlas does not have
    it."""
    first, last = here.years
    named = len(text) == 4 and text.isascii() and text.isdigit()
    return int(text) if named and first <= int(text) <= last else None


def row_of(table: Table, code: str, year: int) -> Row | None:
    """The row of an area in a year; None when the table has none."""
    return next((r for r in table.rows if r.area == code and r.year == year), None)


def shows(rows: Sequence[Row], least: int = 1) -> bool:
    """Whether there is something to draw: so many numbers are shown, and not all are zero."""
    shown = [r.value for r in rows if r.status == OK]
    return len(shown) >= least and any(value > 0 for value in shown)
