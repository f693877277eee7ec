"""Polars reads a plain block as the reader of records does, and leaves it what is odd."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.registrations.intake import blocks, plain_block, reading
from arbeidszorg.registrations.intake.block import Block, Layout
from arbeidszorg.registrations.intake.reading import Content
from arbeidszorg.registrations.intake.separated import Form, lines_of, parsed

WIDTH = 3
FORM = Form(";", None, False)
#: Lines as people and programs write them, the odd ones among them.
FIELD = st.sampled_from(
    [
        "",
        "a",
        "A ",
        "P-1",
        "é",
        "\ufeff",
        " x",
        "=1",
        "'0",
        '"q"',
        '"',
        "12",
        "\x00",
        "\x1a",
        "\xa0",
    ]
)
LINE = st.one_of(
    st.lists(FIELD, min_size=WIDTH, max_size=WIDTH), st.lists(FIELD, max_size=WIDTH + 2)
).map(";".join)


def by_records(data: bytes) -> tuple[list[int], list[list[str]]]:
    content = Content("r.csv", WIDTH)
    content.add(0, list(parsed(lines_of(data, "utf-8", first=False), FORM, "r.csv")))
    return told(content)


def told(content: Content) -> tuple[list[int], list[list[str]]]:
    rows, columns = content.columns(list("abc"))
    return rows.tolist(), [[column.texts[n] for n in column.numbers] for column in columns]


def by_polars(data: bytes, encoding: str = "utf-8") -> Content | None:
    """What Polars reads of it, if it does."""
    content, frame = Content("r.csv", WIDTH), plain_block.read(data, encoding, ";", WIDTH)
    if frame is None or not plain_block.add(content, frame, {}):
        assert not content.rows
        return None
    return content


@given(st.lists(LINE, min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_plain_block_is_read_as_its_records_are(lines: list[str], end: str, ended: bool) -> None:
    data = (end.join(lines) + (end if ended else "")).encode()
    if content := by_polars(data):
        assert told(content) == by_records(data)
    else:
        widths = {len(line.split(";")) for line in lines}
        assert widths != {WIDTH} or any(sign in data.decode() for sign in '"\x00\x1a')


def test_a_text_keeps_the_number_that_it_gets_first() -> None:
    content = by_polars(b"b;1;x\na;2;x\nb;3;x\n")
    assert content
    assert [list(each) for each in content.numberings] == [["b", "a"], ["1", "2", "3"], ["x"]]
    assert [piece[0].tolist() for piece in content.pieces] == [[0, 1, 0], [0, 1, 2], [0, 0, 0]]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a;b\n",
        b"a;b;c\n\na;b;c\n",
        b"a;b;c;d\n",
        b"a;b\na;b;c;d\n",
        b"a;b;c\n" * 3000 + b"a;b;c;d\na;b\n",
        b'a;"b";c\n',
        b"a;b;c\ra;b;c\n",
        b"a;\xff;c\n",
        b"a;" + b"x" * 140_000 + b";c\n",
    ],
)
def test_what_is_odd_is_left_to_the_reader_of_records(data: bytes) -> None:
    assert by_polars(data) is None


def test_more_than_is_read_is_left_to_who_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ODD", 2)
    assert by_polars("é;éé;c\n".encode()) is None


def test_of_columns_that_are_kept_elsewhere_only_what_is_empty_is_told() -> None:
    content, frame = (
        Content("r.csv", WIDTH),
        plain_block.read(b"R1;a;b\n;a;b\n;;\n", "ascii", ";", 3),
    )
    assert frame is not None
    assert plain_block.add(content, frame, {0: frame["0"]})
    rows, columns = content.columns(list("abc"))
    assert rows.tolist() == [0, 1]
    assert [columns[0].text(row) for row in (0, 1)] == ["-", ""]


def test_windows_text_is_read_too_and_a_byte_without_a_sign_is_not() -> None:
    content = by_polars("é;\x80;c\n".encode("latin-1"), "cp1252")
    assert content and told(content) == ([0], [["é"], ["€"], ["c"]])
    assert by_polars(b"a;\x81;c\n", "cp1252") is None


@pytest.mark.parametrize(("encoding", "inner"), [("utf-16", None), ("utf-8", ",")])
def test_other_forms_are_read_by_record(tmp_path: Path, encoding: str, inner: str | None) -> None:
    file = tmp_path / "r.csv"
    file.write_bytes(b"a;b;c\n")
    layout = Layout(file, "r.csv", encoding, Form(";", inner, False), 0, ("a", "b", "c"))
    assert blocks.plain(layout, Block(0, 0, 6), Content("r.csv", WIDTH)) is None


def test_no_number_is_wider_than_it_was() -> None:
    content = by_polars(b"a;b;c\nd;b;c\n")
    assert content
    assert all(piece[0].dtype == np.int32 for piece in content.pieces)
