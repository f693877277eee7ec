"""Published versions beside the one that is shown: opened when an address names them, a few at a
time.

What is said of one that cannot be shown is what everybody may know: that it never was public says
nothing about whether it will be.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock

from cachetools import LRUCache

from arbeidszorg.atlas.atlas import KEPT_ROWS, Atlas, atlas_of
from arbeidszorg.compiled import files, ready, released
from arbeidszorg.compiled.answering import ForeignError, answers
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.released import Released
from arbeidszorg.places import geography
from arbeidszorg.places.geography import Geography
from arbeidszorg.texts import t
from arbeidszorg.view.dropped import shown

#: Earlier versions that are open at a time, and rows of answers that each keeps: a few megabytes.
MOST, ROWS = 3, KEPT_ROWS // 4
#: What the mark of some data looks like, and how many are remembered.
MARK, MARKS = re.compile("[0-9a-f]{12}"), 1_000
#: Digits of a number that is looked for.
LONGEST = 6


class NoVersionError(LookupError):
    """An address names a version that is not shown; the message says which (Dutch). ``status``: as
    programs are told it."""

    def __init__(self, text: str, status: int = 404) -> None:
        super().__init__(text)
        self.status = status


@dataclass(frozen=True)
class _State:
    """How a file stands, and what it said."""

    mark: tuple[int, ...]
    said: Released


class Earlier:
    """The published versions beside ``here``, which is shown to who names none. ``clock``: says
    what time it is (UTC)."""

    def __init__(
        self, here: Atlas, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._here, self._clock = here, clock
        self._open: LRUCache[str, Atlas] = LRUCache(MOST)
        self._lock = Lock()
        self._last: _State | None = None
        self._marks: LRUCache[str, str] = LRUCache(MARKS)

    def of_mark(self, text: str) -> Atlas | None:
        """The version whose data have this mark (:attr:`~arbeidszorg.atlas.atlas.Atlas.version`),
        the last of them that readers saw; None when it is that of none. Raises
        :class:`NoVersionError` for one that is not shown any more."""
        here, known = self._here, self._known()
        if not here.number and text == here.version:
            return here
        every = [each.version for each in known.open(self._clock())]
        for number in (*reversed(every), *known.withdrawn):
            if text == self._mark(known.names.get(number, "")):
                return self.named(str(number))
        return None

    def _mark(self, name: str) -> str:
        """The mark of the data that were compiled into a folder; "" where nobody can say."""
        if name and name not in self._marks:
            try:
                self._marks[name] = files.mark(ready.of_store(self._here.settings) / name)
            except CompiledError:
                return ""
        return self._marks.get(name, "") if name else ""

    def named(self, text: str) -> Atlas:
        """The version that an address names, by its number or the mark of its data. Raises
        :class:`NoVersionError`."""
        here, plain = self._here, text.isascii() and text.isdigit() and len(text) <= LONGEST
        number = int(text) if plain else 0
        if not number and (marked := self.of_mark(text)):
            return marked
        if not number and MARK.fullmatch(text):
            raise NoVersionError(t("versie.no_mark", value=text))
        if not number:
            raise NoVersionError(t("versie.nonsense", value=shown(text)), 400)
        known = self._known()
        if not known.public and not known.withdrawn:
            raise NoVersionError(t("versie.none", number=number))
        if number in known.withdrawn:
            raise NoVersionError(t("versie.withdrawn", number=number), 410)
        open_ = {each.version: each for each in known.open(self._clock())}
        if number not in open_:
            raise NoVersionError(t("versie.never", number=number))
        if number == here.number:
            return here
        newest = known.newest(self._clock())
        name = known.names.get(number, "")
        same = name != "" and name in (known.names.get(here.number), known.shown(self._clock()))
        is_newest = same or (newest and newest.version == number)
        opened = here if known.names.get(here.number) == name else self._opened(name, number)
        return replace(opened, public=open_[number], newest=bool(is_newest))

    def public(self) -> tuple[int, ...]:
        """The numbers of the versions that may be seen, the one that is shown first."""
        return tuple(each.version for each in reversed(self._known().open(self._clock())))

    @cached_property
    def _areas(self) -> Geography:
        """The areas, with nobody's residents but those of the reference."""
        settings = self._here.settings
        return geography.load(settings.boundaries, settings.territory)

    def _known(self) -> Released:
        """What is public. When that cannot be read, what was known before goes on."""
        folder = ready.of_store(self._here.settings)
        if self._here.settings.data:
            return Released()
        try:
            mark = _mark(folder / released.FILE)
            if self._last is None or self._last.mark != mark:
                self._last = _State(mark, released.read(folder))
        except (OSError, CompiledError):
            pass
        return self._last.said if self._last else Released()

    def _opened(self, name: str, number: int) -> Atlas:
        """A version that is public; one at a time is opened. Raises :class:`NoVersionError`."""
        with self._lock:
            if name not in self._open:
                try:
                    compiled = files.read(ready.of_store(self._here.settings) / name)
                    said = answers(compiled, self._areas, self._here.settings)
                except ForeignError:
                    raise NoVersionError(t("versie.foreign", number=number)) from None
                except (CompiledError, OSError):
                    raise NoVersionError(t("versie.absent", number=number), 503) from None
                self._open[name] = replace(atlas_of(said, ROWS), said=compiled.said)
            return self._open[name]


def _mark(file: Path) -> tuple[int, ...]:
    state = os.stat(file)
    return state.st_ino, state.st_size, state.st_mtime_ns
