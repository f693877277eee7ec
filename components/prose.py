"""Texts as components: paragraphs and lists, with their bold words, code and links."""

from __future__ import annotations

import re
from typing import Any

from components import html

_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|`(?P<code>.+?)`|\[(?P<text>[^\]]+)\]\((?P<to>\S+?)\)")


def inline(text: str) -> list[Any]:
    """A line of text with its bold words, code and links."""
    parts: list[Any] = []
    end = 0
    for match in _INLINE.finditer(text):
        parts.append(text[end : match.start()])
        if match["bold"]:
            parts.append(html.Strong(inline(match["bold"])))
        elif match["code"]:
            parts.append(html.Code(match["code"]))
        else:
            parts.append(html.A(match["text"], href=match["to"]))
        end = match.end()
    parts.append(text[end:])
    return [piece for piece in parts if piece != ""]


def blocks(text: str) -> list[Any]:
    """A text as paragraphs and lists."""
    parts: list[Any] = []
    for block in text.strip().split("\n\n"):
        lines = block.splitlines()
        if lines[0].startswith("- "):
            parts.append(html.Ul([html.Li(inline(line.removeprefix("- "))) for line in lines]))
        else:
            parts.append(html.P(inline(" ".join(lines))))
    return parts
