"""A Table as frames, for tests that count in them."""

from __future__ import annotations

import pandas as pd

from arbeidszorg.atlas.table import Table


def frame_of(table: Table) -> pd.DataFrame:
    """The rows as a tidy frame, with the ``columns``."""
    return pd.DataFrame(list(map(table.cells, table.rows)), columns=list(table.columns))


def totals_of(table: Table) -> pd.DataFrame:
    """The totals as a frame: ``jaar``, ``waarde``, ``status``."""
    return pd.DataFrame(list(table.total_rows), columns=["jaar", "waarde", "status"])
