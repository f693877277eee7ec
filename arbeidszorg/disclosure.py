"""The one gate between counted numbers and everything that leaves.

Today's rule: a value made from 1 to 4 persons is hidden, and so is whatever is computed from such
a number. Zero stays. The bounds are settings.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from arbeidszorg.settings import Settings
from arbeidszorg.table import HIDDEN, OK, Counted


def protect(counted: Counted, settings: Settings) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Frame and totals of ``counted`` without small numbers and without the column ``persons``."""
    return _hide(counted.frame, settings), _hide(counted.totals, settings)


def _hide(frame: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    persons, status = frame["persons"].to_numpy(), frame["status"].to_numpy(dtype=object)
    hidden = (persons >= settings.small_from) & (persons <= settings.small_to) & (status == OK)
    columns: dict[str, Any] = {n: frame[n] for n in frame.columns if n != "persons"}
    columns["waarde"] = np.where(hidden, np.nan, frame["waarde"].to_numpy())
    columns["status"] = np.where(hidden, HIDDEN, status)
    return pd.DataFrame(columns)
