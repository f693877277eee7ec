"""Groups: sets of municipalities that a reader names, as areas of their own.

A group is its code: what it is called and what it holds, ``Onze_zone~kortrijk.menen``. So it
travels in an address, and nothing is kept of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from arbeidszorg.texts import t

#: Between the name of a group and its members, and between these.
MARK, BETWEEN = "~", "."
#: Letters of the name of a group.
LONGEST = 40
#: What a name may be made of: letters, digits, spaces and a few signs.
STRANGE = re.compile(r"[^\w \-’'()]|_")

Value = TypeVar("Value")


def is_group(code: str) -> bool:
    """Whether a code is that of a group."""
    return MARK in code


def tidy_name(text: str) -> str:
    """A name as it may be shown: what it may not be made of is left out."""
    plain = STRANGE.sub(" ", text.replace("_", " "))
    return " ".join(plain.split())[:LONGEST].strip()


def code_of(name: str, slugs: Iterable[str]) -> str:
    """The code of a group; ``slugs``: of its members."""
    return f"{tidy_name(name).replace(' ', '_')}{MARK}{BETWEEN.join(slugs)}"


def parted(code: str) -> tuple[str, tuple[str, ...]]:
    """The name and the members that a code says."""
    name, _, members = code.partition(MARK)
    return tidy_name(name), tuple(filter(None, (m.strip() for m in members.split(BETWEEN))))


class WithGroups(dict[str, Value]):
    """What is known by code, of groups too: those are made when they are asked for, and not kept,
    for there are more of them than fit."""

    def __init__(self, known: dict[str, Value], make: Callable[[str], Value]) -> None:
        super().__init__(known)
        self._make = make

    def __missing__(self, code: str) -> Value:
        if not is_group(code):
            raise KeyError(code)
        return self._make(code)

    def __contains__(self, code: object) -> bool:
        return super().__contains__(code) or (isinstance(code, str) and is_group(code))

    def get(self, code: str, default: object = None) -> object:  # type: ignore[override]
        """As of any dict; a group is always known."""
        try:
            return self[code]
        except KeyError:
            return default


def zones(
    towns: Mapping[str, tuple[str, ...]], year: int, slug: Callable[[str], str]
) -> dict[str, str]:
    """Name of an eerstelijnszone -> its code. A zone of one municipality is that municipality.
    ``towns``: its municipalities by its name, as they were listed in a ``year``."""
    return {
        name: inside[0]
        if len(inside) == 1
        else code_of(t("view.zone", name=name, year=year), [slug(town) for town in inside])
        for name, inside in towns.items()
    }
