"""A deck on paper: each slide small, with what it says, and what the speaker says with it."""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg.content.figure import Figure
from arbeidszorg.content.talk import Number, Shown, Talk
from arbeidszorg.files.fonts import drawable
from arbeidszorg.files.pdf.compiled import written
from arbeidszorg.files.pdf.content import Data, Draw, around, every_drawable, linked, linked_in, svg
from arbeidszorg.files.reach import stands
from arbeidszorg.texts import t


def handout(of: Talk, draw: Draw) -> bytes:
    """The handout of a deck. ``draw``: the SVG text of a figure with its legend, without title and
    foot."""
    return written(content(of, draw), "handout.typ")


def content(of: Talk, draw: Draw) -> Data:
    """What it says, as data for its template ``handout.typ``."""
    figures = [figure for one in of.slides for figure in one.figures]
    made = around(of.title, t("pdf.handout.subtitle"), of.demo, figures)
    if any(one.demo for one in of.slides):
        made["demo"] = t("export.image.demo")
    dates = ", ".join(dict.fromkeys(one.about.date for one in figures))
    lead = [t("pdf.handout.date", date=dates)] if dates else []
    if not of.slides:
        lead.append(t("pdf.handout.empty"))
    words = stands(of.link, t("pdf.handout.deck"))
    return {
        **made,
        "lead": every_drawable(lead),
        "link": linked(t("pdf.web"), of.link) if words and words == of.link else ["", ""],
        "deck": _behind(words, of.link) if words != of.link else ["", ""],
        "slides": [_slide(one, of.title, draw) for one in of.slides],
        "words": {"notes": t("pdf.handout.notes")},
    }


def _behind(words: str, link: str) -> list[str]:
    """Words that lead to an address that is not written out."""
    web = link.startswith(("https://", "http://"))
    return [drawable(words), drawable(link)] if words and web else ["", ""]


def _slide(shown: Shown, title: str, draw: Draw) -> Data:
    slide = shown.slide
    said = shown.number.said if shown.number else ""
    heading = next(filter(None, map(drawable, (shown.heading, said, title))), "")
    figures = [_figure(one, heading, draw) for one in shown.figures]
    return {
        "heading": t("pdf.handout.slide", number=shown.place, heading=heading),
        "figures": figures,
        "number": _number(shown.number) if shown.number else None,
        "lines": every_drawable(slide.lines),
        "caption": drawable(slide.caption),
        "notices": every_drawable([t("pdf.handout.notice", notice=one) for one in shown.notices]),
        "notes": [one for one in every_drawable(slide.notes.splitlines()) if one],
    }


def _figure(figure: Figure, heading: str, draw: Draw) -> Data:
    """A picture, what it is of, what it says, and where it is found."""
    about = figure.about
    title = drawable(about.title)
    return {
        "title": "" if title == heading else title,
        "subtitle": drawable(about.subtitle),
        "alt": drawable(about.described),
        "svg": svg(draw(figure)),
        "sentence": drawable(about.sentence),
        "foot": [linked_in(part, about.link) for part in about.foot(marked=False)],
    }


def _number(number: Number) -> Data:
    """A large number, or the word for its state with what that means."""
    said = [number.said]
    if not number.is_number:
        said.append(t(f"table.status_long.{number.status}"))
    return {
        "text": drawable(number.text),
        "plain": number.is_number,
        "said": every_drawable(said),
        "foot": _foot(number.source, number.link),
    }


def _foot(source: str, link: str) -> Sequence[list[str]]:
    return [linked(source, ""), *([linked("", link)] if link else [])]
