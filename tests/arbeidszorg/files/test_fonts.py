"""Words in the letters that files are drawn with."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont

from arbeidszorg.content.figure import Figure
from arbeidszorg.files import documents, figures, image
from arbeidszorg.files.fonts import FILES, drawable, in_letters, letters
from arbeidszorg.texts import t
from helpers import office, talks
from helpers.drawn import area_bars
from helpers.leaving import TODAY
from helpers.pdf import words


def test_every_style_has_the_letters():
    for path in FILES:
        with TTFont(path) as font:
            assert letters() <= {chr(code) for code in font.getBestCmap()}


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Zorg & Co <b> #x $y$", "Zorg & Co <b> #x $y$"),
        ("Łódź, Çelik, één – “ja”…", "Łódź, Çelik, één – “ja”…"),
        ("e\u0301e\u0301n", "één"),
        ("Boot 🚤 en werf", "Boot [beeldje] en werf"),
        ("👩‍🌾👍🏽 ❤️", "[beeldje]"),
        ("Ελληνικά, Кириллица, Nguyễn", "Ελληνικά, Кириллица, Nguyễn"),
        ("Zorg مركز العمل ٣", "Zorg [Arabisch] 3"),
        ("中心 (中)", "[Chinees] ([Chinees])"),
        ("ひらがな 한국어 ไทย ქართული", "[Japans] [Koreaans] [Thai] [Georgisch]"),
        ("ꦗꦮ", "[ander schrift]"),
        ("\u202eomgekeerd\u202c \u200fx", "omgekeerd x"),
        ("a\x00b\tc\n d", "ab c d"),
        ("niet\u2011breken", "niet-breken"),
        ("שלום", "[Hebreeuws]"),
        ("x \u22a5 5", "x [teken] 5"),
    ],
)
def test_what_can_be_drawn_stays_and_nothing_else(text: str, drawn: str):
    assert drawable(text) == drawn


def test_markup_keeps_its_spaces():
    assert in_letters("<text>één </text>\n<tspan>😀</tspan>") == (
        "<text>één </text>\n<tspan>[beeldje]</tspan>"
    )


OTHER = "Σύλλογος Коло مركز 中心 😀"
#: Kinds of file whose letters come from the fonts of who reads them.
THEIRS = ("svg", "csv", "pptx", "docx", "xlsx")


@pytest.mark.parametrize("ending", THEIRS)
def test_office_files_keep_every_letter(ending: str) -> None:
    look = figures.Look(figures.KINDS[ending].sheet, 1.0, TODAY)
    content = figures.KINDS[ending].make(named(OTHER), look)
    inside = office.parts(content).values() if content[:2] == b"PK" else [content]
    assert any(OTHER in html.unescape(part.decode(errors="replace")) for part in inside)


def test_a_pdf_shows_what_it_can_and_says_what_it_cannot() -> None:
    look = figures.Look(figures.KINDS["pdf"].sheet, 1.0, TODAY)
    report = office.document(named(OTHER), title=OTHER)
    talk = talks.talk(talks.shown(OTHER, lines=(OTHER,)), title=OTHER)
    for content in (
        figures.KINDS["pdf"].make(named(OTHER), look),
        documents.FORMATS["pdf"](report),
        documents.TALKS["pdf"](talk),
    ):
        text = words(content)
        assert "Σύλλογος Коло [Arabisch] [Chinees] [beeldje]" in text
        assert t("export.letters.note") in text
        assert "?" not in text.replace("?gebied", "").replace("?niveau", "").replace("?deck", "")
    assert t("export.letters.note") not in words(documents.FORMATS["pdf"](office.document()))


def test_a_png_says_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(image, "pixels", lambda drawing: drawn.append(drawing) or b"")
    look = figures.Look(figures.KINDS["png"].sheet, 1.0, TODAY)
    for name in ("Łódź", OTHER):
        figures.KINDS["png"].make(named(name), look)
    said = ["".join(re.sub("<[^>]*>", " ", text).split()) for text in drawn]
    note = "".join(t("export.letters.note").split())
    assert [note in text for text in said] == [False, True]


def test_no_box_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is turned into pixels has only letters of the fonts."""
    drawn: list[str] = []

    def kept(svg_string: str, **_: object) -> bytes:
        drawn.append(svg_string)
        return b""

    monkeypatch.setattr(image.resvg_py, "svg_to_bytes", kept)
    image.bare_png(named(OTHER))
    image.png(named(OTHER))
    assert len(drawn) == 2
    assert all(set(text) <= letters() | {"\n"} for text in drawn)


def named(name: str) -> Figure:
    figure = office.example("bars")
    about = replace(figure.about, title=name, sentence=f"Dit gaat over {name}.")
    rows = tuple(row._replace(area_name=name) for row in figure.table.rows)
    table = replace(figure.table, rows=rows)
    return replace(figure, about=about, table=table, picture=area_bars(table))
