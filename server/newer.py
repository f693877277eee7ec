"""Looks whether other data lie ready than those that stand, and has them stand.

It runs in the process that keeps the workers, about once a second: whatever happens here, what
stands goes on. What cannot be shown is said once, and tried again, each time later: a folder may
come back, a disk have room again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.places.geography import GeographyError
from arbeidszorg.texts import t
from components.site import PageError
from server import faults
from server.master import Standing

#: Seconds until what could not be shown is tried again, and the most that they grow to: a folder
#: may reach this machine a moment after the word that it is public.
PAUSE, LONGEST = 2.0, 3600.0


@dataclass
class Looking:
    """``lies``: the name of what lies ready, "" for nothing; ``stand``: has it stand; ``shown``:
    the name of what stands; ``say``: tells the operator; ``clock``: in seconds."""

    lies: Callable[[], str]
    stand: Callable[[], Standing]
    shown: str
    say: Callable[[str], None]
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self._failed, self._again, self._pause = "", 0.0, PAUSE
        self._told = ""

    def __call__(self) -> Standing | None:
        """What stands ready to answer in the place of what stands now; None when nothing does."""
        try:
            name = self.lies()
            if name in ("", self.shown):
                self._told = ""
                return None
            if name == self._failed and self.clock() < self._again:
                return None
            return self._stood(name)
        except Exception as error:  # noqa: BLE001 - readers go on with what stands
            self._tell(error)
            return None

    def _stood(self, name: str) -> Standing:
        """Have what lies ready stand. Raises what keeps it from standing."""
        if name != self._failed:
            self._failed, self._pause = name, PAUSE
            self.say(t("server.newer"))
        self._again = self.clock() + self._pause
        self._pause = min(2 * self._pause, LONGEST)
        standing = self.stand()
        self.shown, self._failed, self._told = name, "", ""
        return standing

    def _tell(self, error: Exception) -> None:
        """Say why nothing else stands; once, while it stays the same."""
        said = f"{type(error).__name__} {error}"
        if said != self._told:
            self._told = said
            plain = isinstance(error, CompiledError | GeographyError | PageError | OSError)
            self.say(t("server.newer_not", reason=str(error) if plain else faults.place(error)))
