"""A report as text: the same words as on paper, valid, with pictures that say what they show."""

from __future__ import annotations

from arbeidszorg.content.grid import grid
from arbeidszorg.figures.text import clean
from arbeidszorg.files import image, opendocument
from arbeidszorg.texts import t
from helpers import leaving, office
from helpers.opendocument import faults, opened, words


def test_it_is_valid_and_says_all() -> None:
    document, content = leaving.document(), leaving.document_file("odt")
    assert faults(content, "odt") == []
    text = words(content)
    phrases = [document.title, document.subtitle, *document.lead, t("export.image.demo")]
    for section in document.sections:
        phrases += [section.heading, *section.text]
        for listing in section.listings:
            phrases += [listing.caption, listing.note, *(c for row in listing.rows for c in row)]
        for figure in section.figures:
            about = figure.about
            phrases += [about.title, about.subtitle, about.sentence, about.foot()[-1]]
            phrases += about.foot()[:-1]
            read = grid(figure.table)
            phrases += [words for row in read.cells for words, _ in row] + read.names
    missing = [phrase for phrase in map(clean, [*phrases, *document.sources]) if phrase not in text]
    assert missing == []


def test_a_picture_says_what_it_shows() -> None:
    frames = opened(leaving.document_file("odt")).body.get_frames()
    described = {frame.svg_description for frame in frames}
    shown = [figure for figure in leaving.document().figures if not figure.picture.words]
    assert len(frames) == len(shown)
    assert {clean(figure.about.described) for figure in shown} == described


def test_the_same_report_gives_the_same_bytes() -> None:
    report = office.document(office.example("bars"))
    files = {opendocument.document(report, image.bare_png) for _ in range(2)}
    assert len(files) == 1
    assert b"mimetypeapplication/vnd.oasis.opendocument.text" in files.pop()[:100]


def test_a_report_without_sections_says_so() -> None:
    content = opendocument.document(office.document(sections=(), lead=()), image.bare_png)
    assert faults(content, "odt") == []
    assert t("office.empty") in words(content)
