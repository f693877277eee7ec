"""One plain table of what was measured, with the bounds that the atlas is held to."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

HEAD = ["what", "measured", "at most", "", "made from"]
#: Between these marks of a page in ``docs`` stands the table of the last run.
BEGIN, END = "<!-- cijfers -->\n", "<!-- /cijfers -->\n"


@dataclass(frozen=True)
class Row:
    """One measurement. ``measured`` is compared with ``at_most``, when there is such a bound;
    ``detail`` says what it was made from."""

    what: str
    measured: float
    unit: str = ""
    at_most: float | None = None
    detail: str = ""

    @property
    def verdict(self) -> str:
        """Whether the bound holds, in a word."""
        if self.at_most is None:
            return ""
        return "holds" if self.measured <= self.at_most else "TOO MUCH"

    def cells(self) -> list[str]:
        """The row as it is printed."""
        bound = "" if self.at_most is None else f"{self.at_most:g}{self.unit}"
        return [self.what, f"{_short(self.measured)}{self.unit}", bound, self.verdict, self.detail]


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 5 else f"{value:.2f}"


def table(rows: list[Row]) -> str:
    """The rows in columns as wide as they need to be."""
    lines = [HEAD, *[row.cells() for row in rows]]
    wide = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    right = {1, 2}
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, wide, strict=True))
        ).rstrip()
        for line in lines
    )


def fill(page: Path, rows: list[Row]) -> None:
    """Put the rows between the marks of a page, as Markdown."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    lines = [HEAD, ["---", "---:", "---:", "---", "---"], *[row.cells() for row in rows]]
    written = [
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    ]
    text = "\n".join([before + BEGIN, *written, "", END + after])
    page.write_text(text, encoding="utf-8")


def say(text: str) -> None:
    """What is being done, for who waits; not part of the table."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
