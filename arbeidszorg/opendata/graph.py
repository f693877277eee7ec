"""Statements about things (RDF), written as JSON-LD and as Turtle: as much as a catalogue needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

#: Short names of vocabularies, as both forms write them.
PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Link:
    """A thing that is named by its address, in full or with a short name."""

    to: str


@dataclass(frozen=True)
class Text:
    """A text in a language; "" for what is in none."""

    text: str
    language: str = "nl"


@dataclass(frozen=True)
class Typed:
    """A value of a type of XML Schema, such as a number of bytes."""

    text: str
    kind: str


#: What is said of a thing: another, a text, a value, a day, or several.
Value = "Link | Text | Typed | Node | date | Sequence[Value]"


@dataclass(frozen=True)
class Node:
    """A thing and what is said of it. ``id``: its address, "" for what has none."""

    kind: str
    id: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)


def as_jsonld(nodes: Sequence[Node]) -> bytes:
    """The things as JSON-LD."""
    content = {"@context": PREFIXES, "@graph": [_object(node) for node in nodes]}
    return json.dumps(content, ensure_ascii=False).encode()


def _object(node: Node) -> dict[str, Any]:
    head = {"@id": node.id, "@type": node.kind} if node.id else {"@type": node.kind}
    return head | {name: _json(value) for name, value in node.said.items()}


def _json(value: Any) -> Any:
    if isinstance(value, Link):
        return {"@id": value.to}
    if isinstance(value, Text):
        tag = {"@language": value.language} if value.language else {}
        return {"@value": value.text, **tag}
    if isinstance(value, Typed):
        return {"@value": value.text, "@type": value.kind}
    if isinstance(value, date):
        return {"@value": value.isoformat(), "@type": "xsd:date"}
    if isinstance(value, Node):
        return _object(value)
    return [_json(each) for each in value]


def as_turtle(nodes: Sequence[Node]) -> bytes:
    """The things as Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    lines += ["", *(f"{_term(Link(node.id))} {_said(node, '  ')} .\n" for node in nodes)]
    return "\n".join(lines).encode()


def _said(node: Node, deep: str) -> str:
    parts = [f"a {node.kind}"]
    for name, value in node.said.items():
        terms = [_turtle(each, deep) for each in _each(value)]
        if terms:
            parts.append(f"{name} {', '.join(terms)}")
    return f" ;\n{deep}".join(parts)


def _each(value: Any) -> Iterator[Any]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        yield from value
    else:
        yield value


def _turtle(value: Any, deep: str) -> str:
    if isinstance(value, Node):
        return f"[ {_said(value, deep + '  ')} ]" if not value.id else _term(Link(value.id))
    return _term(value)


#: What may stand behind a short name without being written otherwise.
_SHORT = re.compile(r"([a-z]+):([A-Za-z][A-Za-z0-9_-]*)")
#: What cannot stand in an address in Turtle.
_ODD = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def _term(value: Any) -> str:
    if isinstance(value, Link):
        short = _SHORT.fullmatch(value.to)
        if short and short[1] in PREFIXES:
            return value.to
        return f"<{_ODD.sub(lambda found: f'%{ord(found[0]):02X}', value.to)}>"
    if isinstance(value, date):
        return f'"{value.isoformat()}"^^xsd:date'
    if isinstance(value, Typed):
        return f"{_quoted(value.text)}^^{value.kind}"
    return _quoted(value.text) + (f"@{value.language}" if value.language else "")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
