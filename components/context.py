"""The Atlas of the running server: made once at the start, the same for every visitor."""

from __future__ import annotations

from typing import cast

from flask import current_app

from arbeidszorg.atlas import Atlas

KEY = "arbeidszorg"


def atlas() -> Atlas:
    """The Atlas behind the current request."""
    return cast(Atlas, current_app.extensions[KEY])
