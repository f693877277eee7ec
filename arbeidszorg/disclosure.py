"""The one gate between counted numbers and everything that leaves.

Today's rule: a value made from 1 to 4 persons is hidden, and so is whatever is computed from such
a number. Zero stays. The bounds are settings.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from arbeidszorg.settings import Settings
from arbeidszorg.table import HIDDEN, OK, Counted


def protect(counted: Counted, settings: Settings) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Frame and totals of ``counted`` without small numbers and without the column ``persons``."""
    return _hide(counted.frame, settings), _hide(counted.totals, settings)


def _hide(frame: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    small = frame["persons"].between(settings.small_from, settings.small_to)
    hidden = (small & (frame["status"] == OK)).to_numpy()
    return frame.drop(columns="persons").assign(
        waarde=np.where(hidden, np.nan, frame["waarde"]),
        status=np.where(hidden, HIDDEN, frame["status"]),
    )
