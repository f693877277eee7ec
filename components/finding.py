"""What the pages of initiatives share: the finder behind a request, and where each page stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any, cast
from urllib.parse import quote

from cachetools import LRUCache
from flask import current_app

from arbeidszorg.finding.finder import Finder, finder
from arbeidszorg.finding.question import Question, Read, read
from components.context import atlas, version

#: Where the pages are: the list, the page of one behind it, and a few beside each other; and where
#: a script gets the list anew.
PATH = "/initiatieven"
BESIDE, LIST = f"{PATH}/vergelijk", f"{PATH}/lijst"
#: What stands before an id that is the name of another page, or of none.
APART = "~"
TAKEN = ("vergelijk", "lijst", ".", "..")
#: Under which names the server holds its finders, of this many versions, and what they wait for.
FINDERS, LOCK, MOST = "arbeidszorg-vinders", "arbeidszorg-vinders-slot", 4
#: Under which name a server holds what says which day it is, where that is not the clock.
DAY = "arbeidszorg-dag"


@dataclass(frozen=True, eq=False)
class _Finders:
    """The finders of a server, by their version and their day; one is made at a time."""

    made: LRUCache[tuple[str, date], Finder] = field(default_factory=lambda: LRUCache(MOST))
    lock: Lock = field(default_factory=Lock)


def finder_here() -> Finder:
    """The finder of the version that the current request is about, on the day of that request, made
    when it is first asked for."""
    held = cast(_Finders, current_app.extensions.setdefault(FINDERS, _Finders()))
    name = version(), today()
    with held.lock:
        found = held.made.get(name)
        if found is None:
            here = atlas()
            found = finder(here.initiatives, here.geography, name[1])
            held.made[name] = found
        return found


def asked(query: Mapping[str, Any]) -> Read:
    """The question of an address."""
    known = finder_here()
    return read(query, known.geography, known.get, known.groups)


def address(question: Question, path: str = PATH) -> str:
    """Where a question is answered."""
    return f"{path}{question.query(finder_here().geography)}"


def lasting(query: Mapping[str, Any], path: str) -> str:
    """The one address of what is asked. From a spot that a browser gave it is the path alone: where
    somebody is stands in no link, on no sheet and among no kept answers."""
    question = asked(query).question
    spot = question.origin is not None and "," in question.origin.value
    return path if spot else address(question, path)


def place_of(code: str) -> str:
    """The path of the page of an initiative; whatever its id holds is quoted."""
    start = APART if code.startswith(APART) or code.strip().lower() in TAKEN else ""
    return f"{PATH}/{start}{quote(code, safe='')}"


def meant_by(text: str) -> str:
    """The id that a path says."""
    return text.removeprefix(APART)


def today() -> date:
    """The day on which somebody looks: by it initiatives have begun and ended, and free places are
    believed or not."""
    said = cast(Callable[[], date], current_app.extensions.get(DAY, date.today))
    return said()
