"""A figure of the study as a file: SVG, PNG or CSV, with title, source and edition on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from arbeidszorg.content.about import About
from arbeidszorg.content.framed import SHEETS
from arbeidszorg.figures.picture import Picture
from arbeidszorg.files import image
from arbeidszorg.files.reach import outward
from arbeidszorg.files.spreadsheet import belgian_csv, inert
from arbeidszorg.subjects.study.euro import MINUS
from arbeidszorg.subjects.study.finding import Finding
from arbeidszorg.texts import t


@dataclass(frozen=True)
class StudyAbout(About):
    """What goes with a figure of the study. It has no filters and no date of its own: its source
    says which edition."""

    def foot(self, marked: bool = True) -> tuple[str, ...]:
        """Notes, source and address, a paragraph each."""
        source, end = t("meerwaarde.source", source=self.source), t("export.image.atlas")
        return (
            *(tuple(note.text for note in self.notes) if marked else self.remarks),
            source,
            t("export.image.link", atlas=end, link=self.link) if self.link else end,
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
    about = StudyAbout(
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
        link=outward(link),
    )
    return Leaving(finding, about)


def _svg(leaving: Leaving) -> bytes:
    return image.svg(leaving).encode()


def _png(leaving: Leaving) -> bytes:
    return image.png(leaving, SHEETS["vrij"])


def _csv(leaving: Leaving) -> bytes:
    """The table for people whose Excel is Belgian, and below it all that goes with it."""
    grid, words = leaving.finding.grid, leaving.finding.words
    rows = list(zip(grid.names, grid.cells, strict=True))
    if grid.total:
        rows.append((grid.total_name, grid.total))
    lines = [
        [inert(name)]
        + [inert(text if at in words else _number(text)) for at, (text, _) in enumerate(cells)]
        for name, cells in rows
    ]
    return belgian_csv([grid.corner, *grid.head], lines, leaving.about).encode()


def _number(text: str) -> str:
    """A number without the points, the plus and the true minus that a spreadsheet would trip
    over."""
    return text.replace(".", "").replace(MINUS, "-").removeprefix("+")


#: By the ending of the file's name.
KINDS: dict[str, Callable[[Leaving], bytes]] = {"svg": _svg, "png": _png, "csv": _csv}
