"""What is wrong, for programs: ``application/problem+json`` (RFC 9457), in Dutch, with what to do.

``fout``, ``fouten`` and ``vraag`` are what programs of before know: they say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from urllib.parse import quote

from flask import current_app, has_request_context, request

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import has, t
from components.context import ATLAS, request_id

#: The media type.
TYPE = "application/problem+json"
#: Where open data are: machines ask here, from any site.
PLACES = ("/api/", "/data/", "/ogc/")
#: The page that says what each kind of fault is.
EXPLAINED = "/data#fouten"


class RefusedError(ValueError):
    """What is asked cannot be answered; ``faults`` says each thing that is wrong (Dutch)."""

    def __init__(self, faults: Sequence[str], status: int = 400) -> None:
        super().__init__(" ".join(faults))
        self.faults, self.status = tuple(faults), status


def is_open(path: str) -> bool:
    """Whether a path is one of open data. ``/data/`` itself is a page."""
    return (path.startswith(PLACES) and path != "/data/") or path == "/ogc"


def for_programs() -> bool:
    """Whether the current request asks open data."""
    return has_request_context() and is_open(request.path)


def content(text: str, status: int, faults: Sequence[str] = ()) -> dict[str, object]:
    """What is said of a fault. ``text``: what is wrong; ``faults``: each thing by itself."""
    key = next(each for each in (status, status // 100 * 100, 400) if _is_explained(each))
    advice = t(f"opendata.fault.{key}.advice")
    detail = " ".join(faults) or text
    said: dict[str, object] = {
        "type": _kind(key),
        "title": t(f"opendata.fault.{key}.title"),
        "status": status,
        "detail": f"{detail} {advice}".strip(),
        "instance": quote(request.path),
        "fout": text,
    }
    if faults:
        said["fouten"] = list(faults)
    if number := request_id():
        said["vraag"] = number
    return said


def _is_explained(status: int) -> bool:
    return has(f"opendata.fault.{status}.title")


def _kind(status: int) -> str:
    """The address of what a fault means; of none where there is no page to say it."""
    here = cast("Atlas | None", current_app.extensions.get(ATLAS))
    return f"{here.settings.public}{EXPLAINED}-{status}" if here else "about:blank"
