"""The frame of a still figure: all that a reader needs stands around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from arbeidszorg.texts import t
from components import html
from components.frame import Frame, demo_mark, framed, source_line
from components.markup import markup
from helpers.drawn import area_bars, elements, having, regios, words

PICTURE = area_bars(regios(10, 20, 30, 40, 50))
FRAME = Frame("proef", "Titel", "Waarover", PICTURE, "Zo is het.", html.Table(), "Bron: x.")


def test_the_figure_is_named_and_described_by_what_stands_around_it() -> None:
    figure = framed(FRAME, id="proef")
    (drawing,) = having(figure, role="img")
    named, described = (
        getattr(drawing, f"aria-{attribute}") for attribute in ("labelledby", "describedby")
    )
    assert getattr(figure, "aria-labelledby") == named
    assert (words(having(figure, id=named)), words(having(figure, id=described))) == (
        "Titel",
        "Zo is het.",
    )
    assert figure.id == "proef"
    assert len(elements(figure, "Table")) == 1 and "Bron: x." in words(figure)


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_its_heading_has_the_level_of_its_place(level: int) -> None:
    (heading,) = elements(framed(replace(FRAME, level=level)), f"H{level}")
    assert words(heading) == "Titel"


def test_what_there_is_none_of_leaves_no_trace() -> None:
    bare = markup(framed(FRAME))
    assert "demomerk" not in bare and "noten" not in bare and "naastfiguur" not in bare
    full = markup(
        framed(
            replace(
                FRAME,
                demo=True,
                notes=("Let op.",),
                beside=html.P("Ernaast"),
                more=html.P("Meer"),
                menu=html.P("Neem mee"),
            )
        )
    )
    places = [
        full.index(part)
        for part in ("demomerk", "Neem mee", "Zo is het.", "Meer", "Let op.", "Bron: x.", "Ernaast")
    ]
    assert places[0] < places[1] < places[2] < places[3] < places[4] < places[5]
    assert f"<summary>{t('page.table')}</summary>" in bare
    assert "Andere woorden" in markup(framed(replace(FRAME, summary="Andere woorden")))


def test_the_mark_stands_on_demonstration_data_alone() -> None:
    assert demo_mark(False) == []
    (mark,) = demo_mark(True)
    assert words(mark) == "Demonstratie"


def test_the_source_has_its_date_and_its_map() -> None:
    line = source_line("Registraties", date(2025, 12, 31))
    assert line == "Bron: Registraties · peildatum 31/12/2025."
    assert source_line("Registraties", "31/12/2025") == line
    assert source_line("Registraties", "31/12/2025", credits="Grenzen: © NGI.").startswith(
        f"{line} "
    )
