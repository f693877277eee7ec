"""A figure as a spreadsheet: numbers that count, words for what is hidden, all that goes along."""

from __future__ import annotations

import pytest

from arbeidszorg.figures.text import clean
from arbeidszorg.files import image, opendocument
from arbeidszorg.files.zipped import zipped
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK
from helpers.decks import SECRETS
from helpers.leaving import FIGURES, TODAY, figure, figure_file
from helpers.office import MARK, SECRET, example, holds, with_secret
from helpers.office import parts as office_parts
from helpers.opendocument import faults, opened, words


@pytest.mark.parametrize("kind", FIGURES)
def test_it_is_valid_and_says_all(kind: str) -> None:
    content, about = figure_file(kind, "ods"), figure(kind).about
    assert faults(content, "ods") == []
    text = words(content)
    for phrase in (about.title, about.subtitle, about.sentence, *about.foot()):
        assert clean(phrase) in text
    for name, pair in about.pairs():
        assert name in text and clean(pair) in text
    sheets = [sheet.name for sheet in opened(content).body.tables]
    assert sheets == [t("office.figure"), t("office.numbers"), t("office.about")]


@pytest.mark.parametrize("kind", ["bars", "tiles", "cells", "lines", "flows"])
def test_each_number_counts_and_each_hidden_number_is_a_word(kind: str) -> None:
    table = figure(kind).table
    (numbers,) = (
        sheet
        for sheet in opened(figure_file(kind, "ods")).body.tables
        if sheet.name == t("office.numbers")
    )
    head, *rows = [[str(v) if v is not None else "" for v in row] for row in numbers.get_values()]
    at = head.index(t("table.column.waarde"))
    assert len(rows) == len(table.rows)
    for cells, row in zip(rows, table.rows, strict=True):
        assert cells[at + 1] == label("status", row.status)
        if row.status == OK:
            assert float(cells[at]) == pytest.approx(row.value)
        else:
            assert cells[at] == ""


def test_each_row_says_that_the_numbers_are_invented() -> None:
    content = opendocument.figure(example("bars"), image.bare_png)
    assert words(content).count(MARK) > len(example("bars").table.rows)


@pytest.mark.parametrize("kind", ["bars", "cells", "lines"])
def test_nothing_hidden_leaves(kind: str) -> None:
    content = opendocument.figure(with_secret(example(kind)), image.bare_png)
    assert holds(content, str(int(SECRET))) == []
    assert content == opendocument.figure(example(kind), image.bare_png)


@pytest.mark.parametrize("kind", SECRETS)
def test_not_a_byte_depends_on_what_is_hidden(kind: str) -> None:
    files = {opendocument.figure(SECRETS[kind](few), image.bare_png) for few in (1, 4)}
    assert len(files) == 1


def test_a_fault_is_seen() -> None:
    content = figure_file("bars", "ods")
    parts = dict(office_parts(content))
    wrong = parts["content.xml"].replace(
        b"<table:table-row>", b"<table:vreemd/><table:table-row>", 1
    )
    assert wrong != parts["content.xml"]
    assert faults(zipped(parts | {"content.xml": wrong}, TODAY), "ods")
