"""Addresses in files: whom they lead anywhere, and how long one may be to be read or followed."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from arbeidszorg.content.document import Document
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.talk import Shown, Talk
from arbeidszorg.settings import is_loopback

#: Letters of the longest address that is written out, and of the longest that can be followed:
#: office programs take a file with a longer one for broken.
MOST_WRITTEN, MOST_FOLLOWED = 120, 2_000


def stands(link: str, words: str) -> str:
    """What is written for an address: itself, or ``words`` that lead there when it is long, or
    nothing when it cannot be followed. (A deck can go along in its own address.)"""
    if len(link) <= MOST_WRITTEN:
        return link
    return words if len(link) <= MOST_FOLLOWED else ""


def outward(link: str) -> str:
    """An address as a file may name it: none of the machine itself, which leads nowhere for who
    gets the file."""
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return ""
    return "" if is_loopback(host) else link


def figure(figure: Figure) -> Figure:
    """A figure with an address that leads somewhere, or none."""
    about = figure.about
    if outward(about.link) == about.link:
        return figure
    return replace(figure, about=replace(about, link=""))


def document(document: Document) -> Document:
    """The same of a document, with its figures."""
    sections = tuple(
        replace(section, figures=tuple(map(figure, section.figures)))
        for section in document.sections
    )
    return replace(document, sections=sections, link=outward(document.link))


def talk(talk: Talk) -> Talk:
    """The same of a deck, with its figures and numbers."""
    return replace(talk, slides=tuple(map(_shown, talk.slides)), link=outward(talk.link))


def _shown(shown: Shown) -> Shown:
    number = shown.number and replace(shown.number, link=outward(shown.number.link))
    return replace(shown, figures=tuple(map(figure, shown.figures)), number=number)
