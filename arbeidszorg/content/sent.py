"""JSON that a reader sends: a report, a deck, a question. It is read within bounds."""

from __future__ import annotations

import json

#: Lists and objects in each other; a deck has five.
MOST_NESTED = 20


def parsed(text: str) -> object:
    """What a text of JSON holds. Raises ValueError for what is none, and for more than
    :data:`MOST_NESTED` lists and objects in each other."""
    try:
        content: object = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    level = [content]
    for _ in range(MOST_NESTED):
        level = [part for each in level for part in _inside(each)]
        if not level:
            return content
    raise ValueError("nested too deeply")


def _inside(content: object) -> list[object]:
    """The lists and objects right inside one."""
    if isinstance(content, dict):
        content = list(content.values())
    parts = content if isinstance(content, list) else []
    return [part for part in parts if isinstance(part, dict | list)]
