"""A deck as a small file that people can read, and back; a deck as a link.

The file is JSON with Dutch keys::

    {"soort": "arbeidszorgatlas-presentatie", "versie": 2, "titel": "Ronde tafel",
     "dias": [{"kop": "...", "figuren": ["/kaart?jaar=2021#kaart-kaart"], "tabel": false,
               "regels": ["..."], "getal": "/api/v1/cijfers.json?jaar=2021",
               "bijschrift": "...", "notities": "..."}]}

A link holds the same after its hash, as names and values: ``#titel=Ronde+tafel&dia=Waar%3F&
figuur=/kaart%23kaart-kaart&dia=...``: what follows a ``dia`` (its heading) belongs to it.

What cannot be used is left out and said; what can be shown is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from arbeidszorg.content import sent
from arbeidszorg.content.deck import (
    MOST_ADDRESS,
    MOST_BYTES,
    MOST_FIGURES,
    MOST_HEADING,
    MOST_LINE,
    MOST_LINES,
    MOST_NOTES,
    MOST_PARAGRAPHS,
    MOST_SLIDES,
    Deck,
    Slide,
)
from arbeidszorg.figures.text import clean
from arbeidszorg.texts import t

KIND, VERSION = "arbeidszorgatlas-presentatie", 2
#: Field of a slide -> its key in a file.
KEYS = {
    "heading": "kop",
    "figures": "figuren",
    "table": "tabel",
    "lines": "regels",
    "number": "getal",
    "caption": "bijschrift",
    "notes": "notities",
}
#: Names in a link -> field of a slide.
NAMES = {
    "figuur": "figures",
    "tabel": "table",
    "regel": "lines",
    "getal": "number",
    "bijschrift": "caption",
    "notities": "notes",
}


class DeckError(ValueError):
    """This is no deck; the message says what is wrong and how to mend it (Dutch)."""


@dataclass(frozen=True)
class Read:
    """A deck that was read, and a Dutch notice for each thing that could not be used."""

    deck: Deck
    notices: tuple[str, ...] = ()


# --- files ---------------------------------------------------------------------------------------


def written(deck: Deck) -> str:
    """The deck as the text of a file; what is empty is left out."""
    data = {
        "soort": KIND,
        "versie": VERSION,
        "titel": deck.title,
        "dias": [as_data(slide) for slide in deck.slides],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_data(slide: Slide) -> dict[str, Any]:
    """A slide as it stands in a file."""
    fields = {key: getattr(slide, field) for field, key in KEYS.items()}
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in fields.items()
        if value
    }


def read(text: str | bytes) -> Read:
    """The deck in a file. Raises :class:`DeckError` when there is none in it."""
    if len(text) > MOST_BYTES:
        raise DeckError(t("presentatie.file.too_large", most=MOST_BYTES // 1_000_000))
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    try:
        data = sent.parsed(text.removeprefix("\ufeff"))
    except ValueError as error:
        raise DeckError(t("presentatie.file.no_json")) from error
    return from_data(data)


def from_data(data: object) -> Read:
    """The deck in what a file holds."""
    if not isinstance(data, dict):
        raise DeckError(t("presentatie.file.no_deck"))
    notices: list[str] = []
    data = _brought_up(data, notices)
    slides = data.get("dias")
    if not isinstance(slides, list):
        raise DeckError(t("presentatie.file.no_deck"))
    if not slides:
        raise DeckError(t("presentatie.file.no_slides"))
    if len(slides) > MOST_SLIDES:
        notices.append(t("presentatie.file.too_many", count=len(slides), most=MOST_SLIDES))
    read_slides = [
        _slide(raw, number, notices) for number, raw in enumerate(slides[:MOST_SLIDES], 1)
    ]
    usable = tuple(slide for slide in read_slides if slide is not None)
    if not usable:
        raise DeckError(t("presentatie.file.nothing_left"))
    title = _line(data.get("titel"), MOST_HEADING) or t("presentatie.untitled")
    return Read(Deck(title, usable), tuple(notices))


def _brought_up(data: dict[str, Any], notices: list[str]) -> dict[str, Any]:
    """What an older version wrote, as it is written now."""
    version = data.get("versie", 1)
    if data.get("soort", KIND) != KIND:
        raise DeckError(t("presentatie.file.other_kind"))
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        notices.append(t("presentatie.file.odd_version"))
        version = VERSION
    if version > VERSION:
        notices.append(t("presentatie.file.newer"))
    if version < VERSION and "dias" not in data and isinstance(data.get("delen"), list):
        notices.append(t("presentatie.file.older"))
        return {**data, "dias": [_of_part(part) for part in data["delen"]]}
    return data


def _of_part(part: object) -> object:
    """A part of a collected report (*Mijn rapport*, version 1) as a slide."""
    if not isinstance(part, dict):
        return part
    notes = _text(part.get("tekst"))
    if part.get("soort") != "figuur":
        return {"kop": part.get("kop"), "regels": notes.splitlines()}
    address = f"{_text(part.get('adres'))}#{_text(part.get('sleutel'))}"
    return {"figuren": [address], "notities": notes}


def _slide(raw: object, number: int, notices: list[str]) -> Slide | None:
    """One slide; None when nothing of it can be used."""
    if not isinstance(raw, Mapping):
        notices.append(t("presentatie.file.no_slide", number=number))
        return None
    unknown = [str(key) for key in raw if key not in KEYS.values()]
    if unknown:
        names = ", ".join(f"“{_line(key, 40)}”" for key in unknown[:5])
        notices.append(t("presentatie.file.unknown_key", number=number, names=names))
    figures, lines = _texts(raw.get("figuren")), _texts(raw.get("regels"))
    if len(figures) > MOST_FIGURES:
        notices.append(t("presentatie.file.too_many_figures", number=number))
    notes = list(filter(None, map(clean, _texts(raw.get("notities")))))
    if len(notes) > MOST_PARAGRAPHS:
        notices.append(t("presentatie.file.too_many_notes", number=number, most=MOST_PARAGRAPHS))
    if len(lines) > MOST_LINES:
        notices.append(t("presentatie.file.too_many_lines", number=number, most=MOST_LINES))
    slide = Slide(
        heading=_line(raw.get("kop"), MOST_HEADING),
        figures=tuple(_addresses(figures[:MOST_FIGURES], number, notices)),
        table=raw.get("tabel") in (True, "ja", "true", 1),
        lines=tuple(filter(None, (_line(line, MOST_LINE) for line in lines[:MOST_LINES]))),
        number="".join(_addresses(_texts(raw.get("getal"))[:1], number, notices)),
        caption=_line(raw.get("bijschrift"), MOST_LINE),
        notes="\n".join(notes[:MOST_PARAGRAPHS])[:MOST_NOTES].rstrip(" \n"),
    )
    if replace(slide, table=False) == Slide():
        notices.append(t("presentatie.file.empty_slide", number=number))
        return None
    return slide


def _addresses(texts: Iterable[str], number: int, notices: list[str]) -> Iterable[str]:
    """The addresses of the atlas among some texts; of the others it is said that they are none."""
    for text in filter(None, map(clean, texts)):
        target = address(text)
        if not target:
            named = text if len(text) <= 60 else f"{text[:59]}…"
            notices.append(t("presentatie.file.no_address", number=number, address=named))
        else:
            yield target


def address(text: str) -> str:
    """An address of the atlas without the site that it was copied from; "" for anything else."""
    text = clean(text)[:MOST_ADDRESS].rstrip(" ")
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") and (parts.scheme or parts.netloc):
        return ""
    if not parts.path.startswith("/") or parts.path[1:2] in ("/", "\\"):
        return ""  # browsers read two strokes, of either kind, as another site
    return (
        parts.path
        + (f"?{parts.query}" if parts.query else "")
        + (f"#{parts.fragment}" if parts.fragment else "")
    )


def _texts(value: object) -> list[str]:
    """The lines of a text, or the texts in a list."""
    return list(map(_text, value)) if isinstance(value, list) else _text(value).splitlines()


def _text(value: object) -> str:
    """A text or a whole number; "" for anything else that a file can hold."""
    usable = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value) if usable else ""


def _line(value: object, most: int) -> str:
    return clean(_text(value))[:most].rstrip(" ")


# --- links ---------------------------------------------------------------------------------------


def link(deck: Deck) -> str:
    """The deck as what stands behind the hash of a link."""
    pairs = [("titel", deck.title)]
    for slide in deck.slides:
        pairs.append(("dia", slide.heading))
        for name, field in NAMES.items():
            value = getattr(slide, field)
            for text in value if isinstance(value, tuple) else [value]:
                if text:
                    pairs.append((name, "ja" if text is True else text))
    return "&".join(f"{name}={quote(value, safe='/?,.=:')}" for name, value in pairs)


def from_link(text: str) -> Read:
    """The deck in what stands behind the hash of a link. Raises :class:`DeckError`."""
    text = text.removeprefix("#")
    if len(text) > MOST_BYTES:
        raise DeckError(t("presentatie.file.link_too_long"))
    pairs = parse_qsl(text, keep_blank_values=True, errors="replace")
    names = [name for name, _ in pairs]
    if "dia" not in names:
        raise DeckError(t("presentatie.file.no_link"))
    title = next((value for name, value in pairs if name == "titel"), "")
    slides = [_of_pairs(part) for part in _parts(pairs)]
    return from_data({"titel": title, "versie": VERSION, "dias": slides})


def _parts(pairs: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The pairs of each slide: it starts at its ``dia``."""
    slides: list[list[tuple[str, str]]] = []
    for name, value in pairs:
        if name == "dia":
            slides.append([])
        if slides:
            slides[-1].append((name, value))
    return slides


def _of_pairs(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name, value in pairs:
        if name == "dia":
            data["kop"] = value
        elif name in ("figuur", "regel"):
            data.setdefault(KEYS[NAMES[name]], []).append(value)
        elif name in NAMES:
            data[KEYS[NAMES[name]]] = value
        else:
            data[f"{name}="] = value  # never one of the keys of a file
    return data
