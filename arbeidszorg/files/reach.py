"""Addresses in files: how long one may be to be read, and to be followed."""

from __future__ import annotations

#: Letters of the longest address that is written out, and of the longest that can be followed:
#: office programs take a file with a longer one for broken.
MOST_WRITTEN, MOST_FOLLOWED = 120, 2_000


def stands(link: str, words: str) -> str:
    """What is written for an address: itself, or ``words`` that lead there when it is long, or
    nothing when it cannot be followed. (A deck can go along in its own address.)"""
    if len(link) <= MOST_WRITTEN:
        return link
    return words if len(link) <= MOST_FOLLOWED else ""
