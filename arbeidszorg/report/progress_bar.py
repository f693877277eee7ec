"""How far a long piece of work is: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from arbeidszorg.texts import t

#: Letters of the bar, and room for what was done last.
BAR, ROOM = 30, 32
#: Lines that are written where there is no terminal.
LINES = 10


def follow(written: Iterable[str], total: int, stream: TextIO) -> int:
    """Go through the names of what is done, and show how far it is; how many there were."""
    terminal, count = stream.isatty(), 0
    for count, name in enumerate(written, 1):
        if terminal:
            stream.write(f"\r{_bar(count, total)} {name[:ROOM].ljust(ROOM)}")
        elif total > 1 and count * LINES // total > (count - 1) * LINES // total:
            stream.write(t("command.report_progress", done=count, total=total) + "\n")
        stream.flush()
    if terminal and count:
        stream.write("\n")
    return count


def _bar(count: int, total: int) -> str:
    full = count * BAR // total
    return f"[{'#' * full}{'.' * (BAR - full)}] {count}/{total}"
