"""Work that kills who does it."""

from __future__ import annotations

import os
from pathlib import Path


def doubled(mark: Path, number: int) -> int:
    """Twice a number; who is the first to be asked for 3 dies, and everybody who is for 9."""
    if number == 9 or (number == 3 and not mark.exists()):
        mark.touch()
        os._exit(1)
    return 2 * number
