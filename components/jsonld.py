"""What machines read of a page: JSON-LD, as a block of data that no browser runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup


def written(content: Mapping[str, Any]) -> Markup:
    """The block. Nothing in it can end it: no "<" stands in it as such."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False)
    tidy = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(f'<script type="application/ld+json">{tidy}</script>')
