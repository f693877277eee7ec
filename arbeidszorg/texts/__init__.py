"""All words that a reader sees, one folder per language, one TOML file per subject.

``t("intake.unknown_code", value="ggz1")`` reads key ``unknown_code`` of ``nl/intake.toml`` and
fills in the values. A second language is a second folder with the same files and keys.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGE = "nl"
HERE = Path(__file__).parent


@cache
def catalogue(language: str = LANGUAGE) -> dict[str, str]:
    """Every text of a language as ``{"subject.key.subkey": text}``."""
    texts: dict[str, str] = {}

    def walk(prefix: str, node: dict[str, Any]) -> None:
        for key, value in node.items():
            name = f"{prefix}.{key}"
            if isinstance(value, dict):
                walk(name, value)
            else:
                texts[name] = str(value)

    for path in sorted((HERE / language).glob("*.toml")):
        walk(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    return texts


def t(key: str, **values: object) -> str:
    """The text of ``key`` with ``{names}`` filled in. Raises ``KeyError`` for an unknown key."""
    text = catalogue()[key]
    return text.format(**values) if values else text


def has(key: str) -> bool:
    """Whether there is a text for ``key``."""
    return key in catalogue()


def label(kind: str, code: str) -> str:
    """What a code of a code list is called on screen, e.g. ``label("sector", "MB")``.

    A code without a label of its own (data may hold newer codes) is shown as it is.
    """
    return catalogue().get(f"codes.{kind}.{code}", code)


def short(kind: str, code: str) -> str:
    """A label for where there is little room: a sector goes by its abbreviation."""
    return catalogue().get(f"codes.{kind}_kort.{code}") or label(kind, code)
