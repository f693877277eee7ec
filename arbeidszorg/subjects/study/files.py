"""A figure of the study as a file: SVG, PNG or CSV, with title, source and edition on it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

from arbeidszorg.content.about import About
from arbeidszorg.content.framed import SHEETS
from arbeidszorg.figures.picture import Picture
from arbeidszorg.files import image
from arbeidszorg.subjects.study.euro import MINUS
from arbeidszorg.subjects.study.finding import Finding
from arbeidszorg.texts import t


@dataclass(frozen=True)
class Told(About):
    """What goes with a figure of the study. It has no filters and no date of its own: its source
    says which edition."""

    def foot(self, marked: bool = True) -> tuple[str, ...]:
        """Notes, source and address, a paragraph each."""
        source = t("meerwaarde.source", source=self.source)
        return (
            *(tuple(note.text for note in self.notes) if marked else self.remarks),
            source,
            t("export.image.link", atlas=t("export.image.atlas"), link=self.link),
        )


@dataclass(frozen=True)
class Leaving:
    """A finding with what is said of it on a file."""

    finding: Finding
    about: About

    @property
    def key(self) -> str:
        """Sets its ids apart."""
        return f"studie-{self.finding.key}"

    @property
    def picture(self) -> Picture:
        """What is drawn."""
        return self.finding.picture


def leaving(finding: Finding, link: str) -> Leaving:
    """A finding that leaves; ``link``: the whole address where it stands."""
    told = Told(
        title=finding.title,
        subtitle=finding.subtitle,
        filters=(),
        sentence=finding.sentence,
        unit="",
        denominator="",
        source=finding.source,
        date="",
        notes=finding.notes,
        hidden=0,
        demo=finding.demo,
        link=link,
    )
    return Leaving(finding, told)


def _svg(one: Leaving) -> bytes:
    return image.svg(one).encode()


def _png(one: Leaving) -> bytes:
    return image.png(one, SHEETS["vrij"])


def _csv(one: Leaving) -> bytes:
    """The table for people whose Excel is Belgian, and below it all that goes with it."""
    out = io.StringIO()
    write = csv.writer(out, delimiter=";", lineterminator="\r\n")
    grid = one.finding.grid
    write.writerow([grid.corner, *grid.head])
    rows = list(zip(grid.names, grid.cells, strict=True))
    if grid.total:
        rows.append((grid.total_name, grid.total))
    for name, cells in rows:
        texts = [
            text if number in one.finding.words else _number(text)
            for number, (text, _) in enumerate(cells)
        ]
        write.writerow([_cell(name), *map(_cell, texts)])
    write.writerow([])
    for name, text in one.about.pairs():
        write.writerow([name, _cell(text)])
    return ("\ufeff" + out.getvalue()).encode()


def _number(text: str) -> str:
    """A number without the points, the plus and the true minus that a spreadsheet would trip
    over."""
    return text.replace(".", "").replace(MINUS, "-").removeprefix("+")


def _cell(text: str) -> str:
    """Text that a spreadsheet will not take for a formula; a number below zero is none."""
    bare = text.removeprefix("-").replace(",", "")
    return f"'{text}" if text[:1] in "=+-@\t\r" and text and not bare.isdigit() else text


#: By the ending of the file's name.
KINDS: dict[str, Callable[[Leaving], bytes]] = {"svg": _svg, "png": _png, "csv": _csv}
