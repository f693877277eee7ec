"""The notes of a slide of a talk: first what the speaker says, then what goes with the numbers."""

from __future__ import annotations

from collections.abc import Iterator

from arbeidszorg.content.talk import Number, Shown
from arbeidszorg.files.slides.aside import in_words
from arbeidszorg.files.slides.slide import notes_of
from arbeidszorg.texts import t

#: Between what the speaker says and the rest.
RULE = "—" * 12


def spoken(shown: Shown) -> list[str]:
    """The lines of the notes of a slide."""
    own = shown.slide.notes.splitlines()
    rest = list(_rest(shown))
    return [*own, RULE, *rest] if own and rest else [*own, *rest]


def _rest(shown: Shown) -> Iterator[str]:
    yield from shown.notices
    for number, figure in enumerate(shown.figures, 1):
        if len(shown.figures) > 1:
            yield t("slides.talk.figure", number=number, title=figure.about.title)
        yield from notes_of(figure)
        if shown.slide.table and figure.table.rows:
            yield t("slides.table", caption=figure.about.title)
            yield from in_words(figure)
    if shown.figures:  # lines and a number have no place on a slide with figures
        yield from shown.slide.lines
    if shown.number:
        yield from _number(shown.number)


def _number(number: Number) -> Iterator[str]:
    yield t("slides.group", name=number.text, parts=number.said)
    yield number.source
    if number.link:
        yield t("slides.group", name=t("export.about.link"), parts=number.link)
