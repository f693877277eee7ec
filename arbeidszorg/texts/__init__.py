"""All words that a reader sees, one folder per language, one TOML file per subject.

``t("intake.unknown_code", value="ggz1")`` reads key ``unknown_code`` of ``nl/intake.toml`` and
fills in the values. ``tn("figure.places", 3)`` reads the form of key ``places`` that the language
has for so many: ``places.one``, ``places.other``. A second language is a second folder with the
same files and keys, and the plural forms of its own (CLDR).

This room asks nobody; every other room may ask it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

LANGUAGE = "nl"
HERE = Path(__file__).parent


class MissingTextError(KeyError):
    """There is no text for ``key``; the message says in which file it was looked for."""

    def __init__(self, key: str) -> None:
        subject, _, name = key.partition(".")
        super().__init__(f"texts/{LANGUAGE}/{subject}.toml has no {name!r}")
        self.key = key


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
    """The text of ``key`` with ``{names}`` filled in. Raises :class:`MissingTextError`."""
    text = catalogue().get(key)
    if text is None:
        raise MissingTextError(key)
    return text.format(**values) if values else text


def tn(key: str, count: float, **values: object) -> str:
    """The text of ``key`` that goes with so many, ``{count}`` filled in: ``key.zero`` for none when
    there is such a text, else the form of :func:`plural`. Raises ``KeyError`` as :func:`t`."""
    form = "zero" if count == 0 and has(f"{key}.zero") else plural(count)
    return t(f"{key}.{form}", count=count, **values)


def plural(count: float) -> str:
    """The plural form of the language for a number: "one", "other" (CLDR has six such names)."""
    return str(_locale().plural_form(count))


@cache
def _locale() -> Locale:
    return Locale.parse(LANGUAGE)


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
