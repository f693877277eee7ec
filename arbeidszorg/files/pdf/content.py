"""What a PDF says, as data for the templates beside this: words, rows and drawings."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from arbeidszorg import style
from arbeidszorg.content.about import About
from arbeidszorg.content.document import Document, Listing, Section
from arbeidszorg.content.figure import Figure, atlas_of
from arbeidszorg.content.framed import DEMO
from arbeidszorg.content.grid import grid
from arbeidszorg.figures import text
from arbeidszorg.files.fonts import FAMILY, drawable, in_letters
from arbeidszorg.files.letters import least_width
from arbeidszorg.files.pdf.fit import INSET, LONG, fit
from arbeidszorg.texts import t
from arbeidszorg.view.rows import OK

#: The SVG text of a figure with its legend. It is never drawn larger than it is, and drawn smaller
#: where it is wider than the text: 642 pixels is as wide as the text.
Draw = Callable[[Figure], str]
Data = dict[str, Any]

#: Room for the title at the foot of a page, and its size, in points.
FOOT_ROOM, FOOT_SIZE = 420.0, 8.0
_FAMILY = re.compile(r'font-family="[^"]*"')


def report(document: Document, draw: Draw) -> Data:
    """A whole document; its figures are numbered in order."""
    parts, number = [], 1
    for section in document.sections:
        parts.append(_part(section, number, draw))
        number += len(section.figures)
    lead = document.lead if document.sections else (*document.lead, t("pdf.empty"))
    return {
        **around(document.title, document.subtitle, document.demo, document.figures),
        "lead": every_drawable(lead),
        "link": linked(t("pdf.web") if document.link else "", document.link),
        "contents": document.contents and bool(document.sections),
        "parts": parts,
        "sources": every_drawable(document.sources),
    }


def alone(figure: Figure, draw: Draw) -> Data:
    """One figure: its title is that of the file."""
    about = figure.about
    drawn = _figure(figure, draw, "", t("pdf.numbers_alone", title=about.title), ())
    part = {"heading": "", "apart": False, "text": [], "listings": []}
    return {
        **around(about.title, about.subtitle, about.demo, (figure,)),
        "lead": [],
        "link": ["", ""],
        "contents": False,
        "parts": [{**part, "figures": [{**drawn, "subtitle": ""}]}],
        "sources": [],
    }


def around(title: str, subtitle: str, demo: bool, figures: Sequence[Figure]) -> Data:
    """What every file has. Its date is the last day that its numbers tell of."""
    demo = demo or any(figure.about.demo for figure in figures)
    last = max((figure.table.reference_date for figure in figures), default=None)
    atlas = atlas_of(figures)
    title = drawable(title) or atlas
    return {
        "title": title,
        "subtitle": drawable(subtitle),
        "author": atlas,
        "date": [last.year, last.month, last.day] if last else None,
        "demo": t("export.image.demo") if demo else "",
        "footer": text.lines(title, FOOT_ROOM, FOOT_SIZE, 1)[0],
        "words": {"contents": t("pdf.contents"), "sources": t("pdf.sources")},
        "look": {
            "font": FAMILY,
            "ink": style.INK,
            "quiet": style.QUIET,
            "line": style.LINE,
            "grid": style.GRID,
            "accent": style.ACCENT,
            "demo": DEMO,
            "inset": INSET,
            "long": LONG,
        },
    }


def _part(section: Section, first: int, draw: Draw) -> Data:
    figures = []
    for number, figure in enumerate(section.figures, first):
        title = figure.about.title
        figures.append(
            _figure(
                figure,
                draw,
                t("pdf.figure", number=number, title=title),
                t("pdf.numbers", number=number, title=title),
                section.text,
            )
        )
    return {
        "heading": drawable(section.heading),
        "apart": section.apart,
        "text": every_drawable(section.text),
        "listings": [_listing(listing) for listing in section.listings],
        "figures": figures,
    }


def _figure(figure: Figure, draw: Draw, caption: str, of_numbers: str, lead: Sequence[str]) -> Data:
    """A picture, what is said of it unless it was ``lead`` before, and its numbers."""
    about = figure.about
    repeated = any(about.sentence in paragraph for paragraph in lead)
    drawn = svg(draw(figure))
    return {
        "caption": drawable(caption),
        "subtitle": drawable(about.subtitle),
        "alt": drawable(about.described),
        **drawing(figure, drawn),
        "sentence": "" if repeated else drawable(about.sentence),
        "foot": [linked_in(line, about.link) for line in about.foot()],
        "numbers": [_numbers(figure, of_numbers)] if grid(figure.table).names else [],
    }


def drawing(figure: Figure, drawn: str) -> Data:
    """A drawing, how wide it must be to be read, and whether it fills the width: maps do."""
    wide = bool(figure.picture.ratio) and not figure.picture.words
    return {"svg": drawn, "least": least_width(drawn), "wide": wide}


def svg(drawn: str) -> str:
    """A drawing in the letters of the file."""
    return _FAMILY.sub(f'font-family="{FAMILY}"', in_letters(drawn))


def _numbers(figure: Figure, caption: str) -> Data:
    """The table of a figure, with what its words for no number mean."""
    table = grid(figure.table)
    if len(figure.table.view.all_years) > 1:
        table = table.turned()  # years across: there are few
    cells = [
        [(drawable(name), False), *((drawable(word), status != OK) for word, status in words)]
        for name, words in zip(table.names, table.cells, strict=True)
    ]
    total = [table.total_name, *(word for word, _ in table.total)] if table.total else []
    notes = [*filter(None, [_unit(figure.about)])] + [
        t("pdf.state", name=t(f"table.status.{state}"), text=t(f"table.status_long.{state}"))
        for state in table.states
    ]
    head = [table.corner, *table.head]
    return _table(
        caption, head, cells, [at in table.numeric for at in range(len(head))], total, notes
    )


def _unit(about: About) -> str:
    """What is counted; "" for a table of which each column says so."""
    if not about.denominator:
        return about.unit
    return t("pdf.unit", unit=about.unit, denominator=about.denominator)


def _listing(listing: Listing) -> Data:
    wide = len(listing.columns)
    cells = [[(drawable(text), False) for text in row] for row in listing.rows]
    right = [at in listing.numeric for at in range(wide)]
    notes = [listing.note] if listing.note else []
    return _table(listing.caption, listing.columns, cells, right, [], notes)


def _table(
    caption: str,
    head: Sequence[str],
    cells: list[list[tuple[str, bool]]],
    right: list[bool],
    total: Sequence[str],
    notes: Sequence[str],
) -> Data:
    head, total = every_drawable(head), every_drawable(total)
    plain = [[text for text, _ in row] for row in cells]
    counted = ["", *total[1:]]  # what a total is called may take two lines
    sized = fit([head, counted] if total else [head], plain)
    return {
        "caption": drawable(caption),
        "head": head,
        "rows": cells,
        "right": right,
        "total": total,
        "notes": [linked(note, "") for note in notes],
        "size": sized.size,
        "lying": sized.lying,
        "widths": sized.widths,
        "broken": sized.broken,
    }


def linked_in(words: str, link: str) -> list[str]:
    """Words that end in an address, apart from it."""
    if link and words.endswith(link):
        return linked(words.removesuffix(link), link)
    return linked(words, "")


def linked(words: str, link: str) -> list[str]:
    """Words, and an address of the web that follows them ("" for none)."""
    if link.startswith(("https://", "http://")):
        return [drawable(words), drawable(link)]
    return [drawable(f"{words} {link}"), ""]


def every_drawable(texts: Sequence[str]) -> list[str]:
    return [drawable(text) for text in texts]
