"""The parameters of an address as Dash gives them to a layout: a text for each name, or a list of
texts for one that is repeated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode


def parameters(query: str) -> dict[str, Any]:
    """The parameters of the query part of an address, as Dash's documentation describes them."""
    values = parse_qs(query.removeprefix("?"), keep_blank_values=True, errors="replace")
    return {name: texts[0] if len(texts) == 1 else texts for name, texts in values.items()}


def as_text(query: Mapping[str, Any]) -> str:
    """The same as the query part of an address, without a question mark."""
    return urlencode(query, doseq=True)


def first(value: Any) -> str:
    """A parameter that should stand there once."""
    return str(value[0] if isinstance(value, list) else value)
