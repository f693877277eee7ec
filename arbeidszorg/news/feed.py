"""An Atom feed of data versions (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as Xml

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"


@dataclass(frozen=True)
class Item:
    """What is told of one version. ``link``: where it stands, also what it is known by; ``text``:
    in plain lines."""

    title: str
    link: str
    day: date
    text: str


def feed(title: str, author: str, own: str, page: str, items: Sequence[Item]) -> bytes:
    """A feed, its items from new to old. ``own``: its address; ``page``: that of the page that says
    the same."""
    root = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": "nl-BE"})
    _text(root, "title", title)
    _text(root, "id", own)
    _text(root, "updated", _moment(max((item.day for item in items), default=date.min)))
    Xml.SubElement(root, "link", {"rel": "self", "type": TYPE, "href": own})
    Xml.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _text(Xml.SubElement(root, "author"), "name", author)
    for item in items:
        entry = Xml.SubElement(root, "entry")
        _text(entry, "title", item.title)
        _text(entry, "id", item.link)
        _text(entry, "updated", _moment(item.day))
        Xml.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": item.link})
        _text(entry, "content", item.text).set("type", "text")
    body: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _text(parent: Xml.Element, name: str, text: str) -> Xml.Element:
    element = Xml.SubElement(parent, name)
    element.text = text
    return element


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
