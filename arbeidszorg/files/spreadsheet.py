"""What spreadsheets need: text that they take for text, and a CSV for a Belgian Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from arbeidszorg.content.about import About


def inert(text: str) -> str:
    """Text that a spreadsheet will not take for a formula: an apostrophe goes before it. A number
    below zero is none."""
    number = text.removeprefix("-").replace(",", "").isdigit()
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not number else text


def belgian_csv(head: Sequence[str], rows: Iterable[Sequence[object]], about: About) -> str:
    """Rows for people whose Excel is Belgian: semicolons, and below the numbers all that goes with
    them. Texts in ``rows`` were made :func:`inert`. Starts with a BOM."""
    out = io.StringIO()
    write = csv.writer(out, delimiter=";", lineterminator="\r\n")
    write.writerow(head)
    write.writerows(rows)
    write.writerow([])
    write.writerows((name, inert(text)) for name, text in about.pairs())
    return "\ufeff" + out.getvalue()
