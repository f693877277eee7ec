"""Mailed: an address as it comes back from a mail, a search engine or a sentence, tidied."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

#: Parameters by which others follow readers; they say nothing of the view.
TRACKING = re.compile(
    r"(?:utm_\w+|mc_\w+|_ga|_gl|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|igshid|"
    r"ttclid|twclid|li_fat_id|mkt_tok|_hs\w+|oly_\w+|vero_\w+)(?:=|$)",
    re.IGNORECASE,
)

#: Parameters in which somebody wrote something, commas and all.
FREE = ("noot", "doel", "q")
#: Parameters whose value may end with two dots: from a year on.
OPEN = re.compile(r"(?:jaar|jaren|reeks)=(\d{4}\.\.)(?!\.|\d)", re.IGNORECASE)
#: What stands behind the last value when an address is copied from a sentence, also written out.
TAIL = re.compile(
    "(?:[]).,;:!?}>\"'»”’]|%(?:29|5D|7D|3E|22|C2%BB|E2%80%9D|E2%80%99))+$", re.IGNORECASE
)


def tidied(query: str) -> str:
    """The query part of an address without what mail and search engines hang on it to follow
    readers, with the signs that a mail programme wrote out, and without those of the sentence
    around it."""
    parts = query.removeprefix("?").replace("&amp;", "&").split("&")
    kept = [part for part in parts if part and not TRACKING.match(part)]
    if kept:
        kept[-1] = _without_tail(kept[-1])
    return "&".join(kept)


def _without_tail(part: str) -> str:
    """A parameter without the signs of a sentence behind its value. Where they are all that there
    is, or others stand among the letters, they are what somebody wrote."""
    name, _, value = part.partition("=")
    open_end = OPEN.match(part)
    word = open_end[1] if open_end else TAIL.sub("", value)
    meant = not word or set(unquote_plus(word)) & set("<>()[]{}\"'")
    return part if meant or name.strip().lower() in FREE else f"{name}={word}"
