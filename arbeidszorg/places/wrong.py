"""What is wrong with the files of a territory: one sentence for each, all of them in one error."""

from __future__ import annotations

from dataclasses import dataclass, field

from arbeidszorg.places.errors import GeographyError
from arbeidszorg.texts import t, tn

#: Sentences that are told; the others are counted.
MOST_TOLD = 40


class TerritoryError(GeographyError):
    """A territory cannot be used; the message (Dutch) lists everything that is wrong with it."""


@dataclass
class Wrong:
    """Sentences while they are being found, of the territory in ``folder``."""

    folder: str
    told: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, rule: str, file: str, row: int | None = None, /, **words: object) -> None:
        """Add a sentence of ``texts/nl/gebied.toml`` about a file, or a row of it as a spreadsheet
        counts (the header is row 1)."""
        self.count += 1
        if len(self.told) < MOST_TOLD:
            where = file if row is None else t("gebied.row", file=file, row=row)
            self.told.append(f"{where}: {t(f'gebied.wrong.{rule}', **words)}")

    def check(self) -> None:
        """Raise :class:`TerritoryError` when anything was found."""
        if not self.count:
            return
        more = self.count - len(self.told)
        lines = [t("gebied.refused", folder=self.folder), *(f"- {line}" for line in self.told)]
        raise TerritoryError("\n".join(lines + ([tn("gebied.more", more)] if more else [])))
