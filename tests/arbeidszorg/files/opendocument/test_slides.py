"""A deck as a presentation: a slide for each of its slides, with what the speaker says."""

from __future__ import annotations

from arbeidszorg.figures.text import clean
from arbeidszorg.files import image, opendocument
from arbeidszorg.texts import t
from helpers import leaving, talks
from helpers.office import example
from helpers.opendocument import faults, opened, words


def test_it_is_valid_and_says_all() -> None:
    talk, content = leaving.talk(), leaving.talk_file("odp")
    assert faults(content, "odp") == []
    pages = opened(content).body.get_draw_pages()
    assert len(pages) == len(talk.slides) + 1
    assert len({page.name for page in pages}) == len(pages)
    text = words(content)
    phrases = [talk.title, t("export.image.demo")]
    for shown in talk.slides:
        phrases += [shown.heading, shown.slide.caption, *shown.slide.lines]
        phrases += shown.slide.notes.splitlines()
        phrases += [t("slides.talk.notice", notice=notice) for notice in shown.notices]
        if shown.number:
            phrases += [shown.number.text, shown.number.said, shown.number.source]
        for figure in shown.figures:
            phrases += [figure.about.sentence, *(note.text for note in figure.about.notes)]
    assert [phrase for phrase in map(clean, phrases) if phrase not in text] == []


def test_a_table_beside_a_figure_stands_in_the_notes() -> None:
    figure = example("bars")
    talk = talks.talk(talks.shown("Kop", figure, table=True))
    text = words(opendocument.talk(talk, image.bare_png))
    assert t("slides.table", caption=figure.about.title) in text
    assert "verborgen" in text


def test_the_same_deck_gives_the_same_bytes() -> None:
    talk = talks.talk(talks.shown("Kop", example("areas")))
    assert opendocument.talk(talk, image.bare_png) == opendocument.talk(talk, image.bare_png)
