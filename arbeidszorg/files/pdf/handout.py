"""A deck on paper: each slide small, with what it says, and what the speaker says with it."""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg.content.figure import Figure, dates
from arbeidszorg.content.talk import Number, Shown, Talk
from arbeidszorg.files.fonts import drawable
from arbeidszorg.files.pdf.compiled import written
from arbeidszorg.files.pdf.content import (
    Data,
    Draw,
    around,
    drawing,
    every_drawable,
    linked,
    linked_in,
    svg,
)
from arbeidszorg.files.reach import stands
from arbeidszorg.texts import t


def handout(talk: Talk, draw: Draw) -> bytes:
    """The handout of a deck. ``draw``: the SVG text of a figure with its legend, without title and
    foot."""
    return written(content(talk, draw), "handout.typ")


def content(talk: Talk, draw: Draw) -> Data:
    """What it says, as data for its template ``handout.typ``."""
    figures = [figure for shown in talk.slides for figure in shown.figures]
    head = around(talk.title, t("pdf.handout.subtitle"), talk.demo, figures)
    if any(shown.demo for shown in talk.slides):
        head["demo"] = t("export.image.demo")
    until = dates(figures)
    lead = [t("pdf.handout.date", date=until)] if until else []
    if not talk.slides:
        lead.append(t("pdf.handout.empty"))
    words = stands(talk.link, t("pdf.handout.deck"))
    return {
        **head,
        "lead": every_drawable(lead),
        "link": linked(t("pdf.web"), talk.link) if words and words == talk.link else ["", ""],
        "deck": _behind(words, talk.link) if words != talk.link else ["", ""],
        "slides": [_slide(shown, talk.title, draw) for shown in talk.slides],
        "words": {"notes": t("pdf.handout.notes")},
    }


def _behind(words: str, link: str) -> list[str]:
    """Words that lead to an address that is not written out."""
    web = link.startswith(("https://", "http://"))
    return [drawable(words), drawable(link)] if words and web else ["", ""]


def _slide(shown: Shown, title: str, draw: Draw) -> Data:
    slide = shown.slide
    counted = shown.number.said if shown.number else ""
    heading = next(filter(None, map(drawable, (shown.heading, counted, title))), "")
    figures = [_figure(figure, heading, draw) for figure in shown.figures]
    return {
        "heading": t("pdf.handout.slide", number=shown.place, heading=heading),
        "figures": figures,
        "number": _number(shown.number) if shown.number else None,
        "lines": every_drawable(slide.lines),
        "caption": drawable(slide.caption),
        "notices": every_drawable(
            [t("pdf.handout.notice", notice=notice) for notice in shown.notices]
        ),
        "notes": [line for line in every_drawable(slide.notes.splitlines()) if line],
    }


def _figure(figure: Figure, heading: str, draw: Draw) -> Data:
    """A picture, what it is of, what it says, and where it is found."""
    about = figure.about
    title = drawable(about.title)
    return {
        "title": "" if title == heading else title,
        "subtitle": drawable(about.subtitle),
        "alt": drawable(about.described),
        **drawing(figure, svg(draw(figure))),
        "sentence": drawable(about.sentence),
        "foot": [linked_in(line, about.link) for line in about.foot(marked=False)],
    }


def _number(number: Number) -> Data:
    """A large number, or the word for its state with what that means."""
    lines = [number.said]
    if not number.is_number:
        lines.append(t(f"table.status_long.{number.status}"))
    return {
        "text": drawable(number.text),
        "plain": number.is_number,
        "said": every_drawable(lines),
        "foot": _foot(number.source, number.link),
    }


def _foot(source: str, link: str) -> Sequence[list[str]]:
    return [linked(source, ""), *([linked("", link)] if link else [])]
