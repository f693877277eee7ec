"""Where installed boundaries come from: kept in their file, named beside the map."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

#: Under which name the file keeps it.
MEMBER = "herkomst"


@dataclass(frozen=True)
class Origin:
    """``source``: the service or the file; ``day``: when the boundaries were installed."""

    source: str
    day: date

    def member(self) -> dict[str, str]:
        """As the file keeps it."""
        return {"bron": self.source, "datum": self.day.isoformat()}


@lru_cache(maxsize=4)
def origin(path: Path) -> Origin | None:
    """Where the boundaries in a file come from, None when the file does not say."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))[MEMBER]
        return Origin(str(kept["bron"]), date.fromisoformat(kept["datum"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
