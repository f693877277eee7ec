"""The versions that were shown here, in a file beside the data: ``versies.json``.

The file holds what every reader could see, and nothing of what was hidden. Whoever takes it away
takes away what is known of earlier versions, and no more.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.news.versions import Version, read, version_of, written

FILE = "versies.json"
#: Which form the file has.
FORM = 1
#: Versions that are kept, and bytes of a file that is read.
MOST, MOST_BYTES = 12, 20_000_000


def load(path: Path) -> tuple[Version, ...]:
    """The versions in a file, from new to old; none when there is no file, or when it cannot be
    read as one."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return ()
        content = json.loads(path.read_text(encoding="utf-8"))
        return tuple(map(read, content["versies"])) if content["vorm"] == FORM else ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ()


def save(versions: tuple[Version, ...], path: Path) -> None:
    """Write versions; the file appears whole or not at all. Raises ``OSError`` when the folder
    cannot be written."""
    content = {"vorm": FORM, "versies": [written(version) for version in versions]}
    unfinished = path.with_name(f".{path.name}.deel")
    try:
        with unfinished.open("w", encoding="utf-8") as stream:
            json.dump(content, stream, ensure_ascii=False, separators=(",", ":"))
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def versions(here: Atlas, today: date | None = None) -> tuple[Version, ...]:
    """The versions that are known, from new to old; the first is the one that is shown. It is known
    since ``today`` when it was not kept yet. Demonstration data are of no day."""
    folder = here.settings.data
    kept = load(folder / FILE) if folder else ()
    now = version_of(here)
    same = [old for old in kept if (old.version, old.rule) == (now.version, now.rule)]
    now = replace(now, since=same[0].since if same else today)
    others = [old for old in kept if old not in same]
    return (now, *others)[:MOST]


def published(here: Atlas, others: Iterable[Atlas]) -> tuple[Version, ...]:
    """The published versions of a store that are told of, from new to old: ``here`` and, after it,
    ``others``, as far as there is room."""
    told = (here, *islice(others, MOST - 1))
    return tuple(version_of(each, each.public.day if each.public else None) for each in told)


def keep(here: Atlas, today: date) -> None:
    """Keep what is shown beside the data, unless that was done. Raises ``OSError`` when the folder
    cannot be written."""
    folder = here.settings.data
    if folder is None:
        return
    known = versions(here, today)
    if known != load(folder / FILE):
        save(known, folder / FILE)
