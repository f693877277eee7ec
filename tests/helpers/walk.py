"""The rooms of the domain that a call walks through, as they are entered."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

DOMAIN = Path(__file__).resolve().parents[2] / "arbeidszorg"


def room(frame: FrameType) -> str | None:
    """The room that a call is made in; None outside the domain."""
    path = Path(frame.f_code.co_filename)
    if not path.is_relative_to(DOMAIN):
        return None
    return path.relative_to(DOMAIN).parts[0].removesuffix(".py")


def doors(call: Callable[[], object]) -> list[tuple[str, str]]:
    """From which room to which a call goes, each once, in order."""
    rooms: list[str | None] = []
    passed: dict[tuple[str, str], None] = {}

    def watch(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            entered = room(frame)
            left = next((name for name in reversed(rooms) if name), None)
            if entered and left and entered != left:
                passed.setdefault((left, entered))
            rooms.append(entered)
        elif event == "return" and rooms:
            rooms.pop()

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        call()
    finally:
        sys.setprofile(before)
    return list(passed)
