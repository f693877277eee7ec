"""What belongs to the running server, the same for every visitor: the Atlas, and kept answers."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app, has_request_context, request

from arbeidszorg.atlas.atlas import Atlas
from components.cache import Cache

#: Under which names the server holds them.
ATLAS, CACHE = "arbeidszorg", "arbeidszorg-cache"
#: Under which name a request holds its number.
NUMBER = "arbeidszorg.number"


def equip(server: Flask, atlas: Atlas) -> None:
    """Give a server its Atlas, and room to keep answers."""
    server.extensions[ATLAS] = atlas
    server.extensions[CACHE] = Cache()


def atlas() -> Atlas:
    """The Atlas behind the current request."""
    return cast(Atlas, current_app.extensions[ATLAS])


def cache() -> Cache:
    """The answers that were made before."""
    return cast(Cache, current_app.extensions[CACHE])


def host() -> str:
    """The start of every address of the atlas, without a stroke at its end, as the settings say."""
    return atlas().settings.public


def request_id() -> str:
    """The number that the current request goes by; "" when nobody asked."""
    return str(request.environ.get(NUMBER, "")) if has_request_context() else ""
