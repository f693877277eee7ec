"""Combinations of activities and of sectors, as bits of a number."""

from __future__ import annotations

import numpy as np

from arbeidszorg.registrations import model

BITS = len(model.ACTIVITIES)
PATTERNS = 1 << BITS
CHOICES = 1 << len(model.SECTORS)
#: Row per combination of activities, column per activity: is it in the combination?
HAS = ((np.arange(PATTERNS)[:, None] >> np.arange(BITS)) & 1).astype(np.int64)
