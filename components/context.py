"""What belongs to the running server, the same for every visitor: the Atlas, and kept answers."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app, request

from arbeidszorg.atlas.atlas import Atlas
from components.kept import Kept

ATLAS, KEPT = "arbeidszorg", "arbeidszorg-kept"


def equip(server: Flask, of: Atlas) -> None:
    """Give a server its Atlas, and room to keep answers."""
    server.extensions[ATLAS] = of
    server.extensions[KEPT] = Kept()


def atlas() -> Atlas:
    """The Atlas behind the current request."""
    return cast(Atlas, current_app.extensions[ATLAS])


def kept() -> Kept:
    """The answers that were made before."""
    return cast(Kept, current_app.extensions[KEPT])


def host() -> str:
    """The start of every address of the atlas, without a stroke at its end: as the settings say,
    else as the reader asked for it."""
    return atlas().settings.address or request.host_url.rstrip("/")
