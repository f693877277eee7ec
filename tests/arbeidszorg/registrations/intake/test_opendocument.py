"""Sheets of OpenDocument as people send them: every cell read or at fault, within bounds."""

from __future__ import annotations

import io
import zipfile

import pytest

from arbeidszorg.registrations.intake import opendocument
from arbeidszorg.registrations.intake.faults import IntakeError
from arbeidszorg.registrations.intake.fetching import Handed

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
TEXT = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def ods(rows: str, styles: str = "", head: str = "", manifest: str = "") -> Handed:
    body = (
        f"<office:document-content {SPACES}>{head}<office:automatic-styles>{styles}"
        f'</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="A" '
        f'table:style-name="ta1">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr("content.xml", body)
    return Handed("x.ods", stream.getvalue())


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def records(handed: Handed) -> list[list[str]]:
    book = opendocument.open_book(handed)
    return list(book.records(book.sheets[0]))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (TEXT.format("keuken"), "keuken"),
        ("<table:table-cell><text:p>zonder soort</text:p></table:table-cell>", "zonder soort"),
        (TEXT.format("a<text:s text:c='2'/>b<text:span>c</text:span>"), "a  bc"),
        ('<table:table-cell office:value-type="float" office:value="7.5"/>', "7,5"),
        ('<table:table-cell office:value-type="float" office:value="12"/>', "12"),
        (
            '<table:table-cell office:value-type="date" office:date-value="2020-02-01"/>',
            "2020-02-01",
        ),
        (
            '<table:table-cell office:value-type="date" office:date-value="2020-02-01T00:00:00"/>',
            "2020-02-01",
        ),
        ('<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', "ja"),
        (
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
            'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
            "#DIV/0!",
        ),
        (
            '<table:table-cell office:value-type="string" calcext:value-type="error">'
            "<text:p>Err:502</text:p></table:table-cell>",
            "#VALUE!",
        ),
        ('<table:table-cell table:formula="of:=A1"/>', "=…"),
        (
            '<table:table-cell office:value-type="string"><office:annotation><text:p>nota</text:p>'
            "</office:annotation><text:p>waarde</text:p></table:table-cell>",
            "waarde",
        ),
    ],
)
def test_a_cell(cell: str, text: str) -> None:
    assert records(ods(row(TEXT.format("x"), cell))) == [["x", text]]


def test_repeated_rows_and_cells() -> None:
    rows = (
        row("<table:table-cell/>", more=' table:number-rows-repeated="3"')
        + row(
            TEXT.format("a"),
            '<table:table-cell table:number-columns-repeated="2"/>',
            TEXT.format("b"),
        )
        + row(TEXT.format("c"), more=' table:number-rows-repeated="2"')
        + row('<table:table-cell table:number-columns-repeated="16384"/>')
        + row("<table:table-cell/>", more=' table:number-rows-repeated="1048000"')
    )
    assert records(ods(rows)) == [[], [], [], ["a", "", "", "b"], ["c"], ["c"]]


def test_what_is_hidden_and_what_is_merged() -> None:
    hidden = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="ta1">{hidden}</style:style>'
    span = 'table:number-columns-spanned="2" office:value-type="string"'
    wide = f"<table:table-cell {span}><text:p>w</text:p></table:table-cell>"
    wide += "<table:covered-table-cell/>"
    tall = wide.replace("columns-spanned", "rows-spanned")
    rows = row(wide) + row(tall) + row(TEXT.format("h"), more=' table:visibility="filter"')
    (sheet,) = opendocument.open_book(ods(rows, style)).sheets
    assert not sheet.visible and sheet.seen.filtered and sheet.seen.hidden == 1
    assert sheet.seen.merged == ["A2:A3"] and sheet.seen.wide == [(0, range(1, 2))]


@pytest.mark.parametrize(
    ("handed", "rule"),
    [
        (ods(row(TEXT.format("a")), manifest="<x:encryption-data/>"), "locked_ods"),
        (ods(row(TEXT.format("a"), more=' table:number-rows-repeated="0"')), "not_an_ods"),
        (ods("<table:table-row>"), "not_an_ods"),
        (
            ods(
                row(
                    TEXT.format("a").replace(
                        "office:v", 'table:number-columns-repeated="16384" office:v', 1
                    ),
                )
                * 300
            ),
            "large_ods",
        ),
        (Handed("x.ods", b"PK\x03\x04 nothing"), "not_an_ods"),
    ],
)
def test_what_is_refused(handed: Handed, rule: str) -> None:
    with pytest.raises(IntakeError) as caught:
        opendocument.open_book(handed)
    assert [fault.code for fault in caught.value.faults] == [rule]


def test_a_doctype_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<m/>")
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(IntakeError):
        opendocument.open_book(Handed("x.ods", stream.getvalue()))


def test_a_cell_far_away_is_a_clear_fault() -> None:
    rows = row("<table:table-cell/>", more=' table:number-rows-repeated="1000000"') + row(
        '<table:table-cell table:number-columns-repeated="90"/>', TEXT.format("x")
    )
    book = opendocument.open_book(ods(rows))
    with pytest.raises(IntakeError) as caught:
        book.records(book.sheets[0])
    assert caught.value.faults[0].code == "far_cell"
