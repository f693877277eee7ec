"""Every form of file reads to the same text, and every broken file says what is wrong."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from arbeidszorg.registrations.intake.faults import (
    LONGEST_VALUE,
    MOST_TOLD,
    Fault,
    IntakeError,
    render,
    visible,
)
from arbeidszorg.registrations.intake.fetching import fetch
from arbeidszorg.registrations.intake.reading import TextTable, read
from helpers.files import write_xlsx

EXPECTED = [["I1", "Café", ""], ["I2", "b", "c"]]


def rows_of(table: TextTable) -> list[list[str]]:
    columns = table.columns.values()
    return [[c.text(position) for c in columns] for position in range(len(table.rows))]


def content(path: Path, data: bytes) -> TextTable:
    path.write_bytes(data)
    return read(fetch(path), "initiatieven")


def refused(path: Path, data: bytes) -> Fault:
    with pytest.raises(IntakeError) as caught:
        content(path, data)
    assert len(caught.value.faults) == 1
    return caught.value.faults[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "initiatieven.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize(
    "text",
    [
        "initiatief_id;naam;vorm\nI1;Café;\nI2;b;c\n",
        "initiatief_id,naam,vorm\nI1,Café,\nI2,b,c\n",
        "sep=;\ninitiatief_id;naam;vorm\nI1;Café;\nI2;b;c",
        '"SEP=,"\ninitiatief_id,naam,vorm\nI1,Café,\nI2,b,c',
        " Initiatief ID ;NAAM;Vorm;;\n I1;\xa0Café\xa0; ;;\nI2;b;c;;\n;;;;\n\n",
        '"initiatief_id";"naam";"vorm"\n"I1";"Café";""\n"I2";"b";"c"\n',
    ],
)
def test_forms_of_csv(path: Path, text: str, line_end: str, encoding: str) -> None:
    table = content(path, text.replace("\n", line_end).encode(encoding))
    assert list(table.columns) == ["initiatief_id", "naam", "vorm"]
    assert rows_of(table) == EXPECTED
    assert table.rows.tolist() == [2, 3]
    assert table.faults.told == []


def test_rows_count_as_in_a_spreadsheet(path: Path) -> None:
    table = content(path, b'a;b\r\n"two\r\nlines";x\r\n;\r\n\r\ny;"say ""hi"""\r\n')
    assert rows_of(table) == [["two lines", "x"], ["y", 'say "hi"']]
    assert table.rows.tolist() == [2, 5]


def test_rows_across_chunks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arbeidszorg.registrations.intake.reading.CHUNK", 2)
    table = content(path, b"a;b\n1;x\n2;y\n\n3;x\n4\n5;y\n")
    assert rows_of(table) == [["1", "x"], ["2", "y"], ["3", "x"], ["5", "y"]]
    assert table.rows.tolist() == [2, 3, 5, 7]
    assert [fault.row for fault in table.faults.told] == [6]


def test_ragged_rows(path: Path) -> None:
    table = content(path, b"a;b;c\n1;2;3\n1;2\n1;2;3;4\n1;2;3;\n1,2,3\n")
    assert [(f.row, f.rule) for f in table.faults.told] == [
        (3, "Deze rij heeft te weinig velden"),
        (4, "Deze rij heeft te veel velden"),
        (6, "Deze rij is anders gescheiden dan de kolomnamen"),
    ]
    assert table.faults.told[1].mend == (
        "Er zijn 4 velden en 3 kolomnamen. Zet een tekst waarin een scheidingsteken staat "
        "tussen dubbele aanhalingstekens."
    )
    assert table.rows.tolist() == [2, 5]
    assert not table.whole


def test_headers(path: Path) -> None:
    table = content(path, b"naam;Naam ;;sector\na;b;;d\ne;f;x;h\n")
    assert [(f.row, f.column, f.rule) for f in table.faults.told] == [
        (1, "Naam", "Deze kolomnaam komt meer dan één keer voor"),
        (3, "C", "Een kolom met inhoud heeft geen naam"),
    ]


@pytest.mark.parametrize(
    ("data", "rule", "row"),
    [
        (b"", "Het bestand is leeg", None),
        (b"\xef\xbb\xbf", "Het bestand is leeg", None),
        (b"\n;;\n", "Het bestand is leeg", None),
        (b"naam;sector\n", "Onder de kolomnamen staat geen enkele rij", None),
        (b"naam;sector\n;\n", "Onder de kolomnamen staat geen enkele rij", None),
        (b"naam\nx\nab\x00c\n", "Het bestand bevat NUL-tekens", 3),
        ("naam\nx".encode("utf-16"), "Het bestand is bewaard als Unicode-tekst (UTF-16)", None),
        (
            b"PK\x03\x04rest",
            "De naam eindigt op .csv, maar het is een Excel-bestand",
            None,
        ),
        (b'naam;vorm\nx;y\n"open;z\n', "Een dubbel aanhalingsteken is niet goed gesloten", 3),
        (b'naam;vorm\n"a"b;z\n', "Een dubbel aanhalingsteken is niet goed gesloten", 2),
    ],
)
def test_unusable_files(path: Path, data: bytes, rule: str, row: int | None) -> None:
    fault = refused(path, data)
    assert (fault.file, fault.rule, fault.row) == ("initiatieven.csv", rule, row)


def test_how_to_save_properly(path: Path) -> None:
    for data in ("naam\nx".encode("utf-16"), b"naam\n\x00\n"):
        assert "Bestand > Opslaan als > CSV UTF-8" in refused(path, data).mend


def test_an_endless_quote_is_found_early(path: Path) -> None:
    assert refused(path, b'naam;vorm\n"x;y\n' + b"a;b\n" * 100_000).row == 2


def test_a_directory_and_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    (tmp_path / "b.xlsx").symlink_to(tmp_path / "nothing")
    rules = {}
    for name in ("a.csv", "b.xlsx"):
        with pytest.raises(IntakeError) as caught:
            read(fetch(tmp_path / name), "initiatieven")
        rules[name] = caught.value.faults[0].rule
    assert rules == {
        "a.csv": "Dit is een map en geen bestand",
        "b.xlsx": "Het bestand kan niet geopend worden",
    }


def test_cells_of_a_workbook(tmp_path: Path) -> None:
    header: list[object] = ["nis", "plaatsen", "lat", "startdatum", "einddatum", "stam_lid", "n"]
    cells: list[object] = [
        31005.0,
        12,
        51.25,
        date(2020, 2, 1),
        datetime(2020, 2, 1, 13, 5),
        True,
        1e-7,
    ]
    path = write_xlsx(tmp_path / "initiatieven.XLSX", [[], header, cells, [], ["x"]])
    table = read(fetch(path), "initiatieven")
    assert rows_of(table) == [
        ["31005", "12", "51,25", "2020-02-01", "2020-02-01 13:05:00", "ja", "0,0000001"],
        ["x", "", "", "", "", "", ""],
    ]
    assert table.header_row == 2
    assert table.rows.tolist() == [3, 5]


def test_a_workbook_that_is_none(tmp_path: Path) -> None:
    assert refused(tmp_path / "initiatieven.xlsx", b"naam;x").rule == (
        "Dit is geen leesbaar Excel-bestand"
    )


def test_visible() -> None:
    assert visible("a\nb\x00\udc81\u200b") == "a␊b␀<byte 81><ZERO WIDTH SPACE>"
    assert visible("x" * LONGEST_VALUE) == "x" * LONGEST_VALUE
    assert visible("x" * 100) == "x" * (LONGEST_VALUE - 1) + "…"


def test_render() -> None:
    fault = Fault("a.csv", 5, "geslacht", "q\n", "Fout", "Kies v.")
    file_fault = Fault("a.csv", None, None, None, "Leeg", "Vul aan.")
    assert render(IntakeError([fault, file_fault, fault])) == (
        'a.csv, rij 5, kolom geslacht, waarde "q␊": Fout. Kies v.\n'
        "a.csv: Leeg. Vul aan.\n"
        'a.csv, rij 5, kolom geslacht, waarde "q␊": Fout. Kies v.\n'
        "\n"
        "In totaal 3 fouten. Ze moeten eerst weg; er is niets ingelezen.\n"
        "- 2 x Fout\n"
        "- 1 x Leeg"
    )
    assert str(IntakeError([fault])) == (
        "In totaal 1 fout. Ze moet eerst weg; er is niets ingelezen.\n- 1 x Fout"
    )


def test_most_faults_are_counted_alone() -> None:
    fault = Fault("a.csv", 5, "geslacht", "q\n", "Fout", "Kies v.")
    words = render(IntakeError([fault] * 30_000, notices=["Ook dit."])).splitlines()
    assert words.count(words[0]) == MOST_TOLD == 200
    assert words[200:] == [
        "",
        "Ook opgemerkt:",
        "- Ook dit.",
        "",
        "In totaal 30000 fouten. Ze moeten eerst weg; er is niets ingelezen.",
        "- 30000 x Fout",
        "Van elke soort staan de eerste 200 hierboven; de andere zijn alleen geteld.",
    ]


@pytest.mark.parametrize(
    ("bound", "most", "rule"),
    [
        ("MOST_COLUMNS", 2, "De tabel heeft veel te veel kolommen"),
        ("MOST_ROWS_OTHER", 3, "De tabel is te groot om in één keer te lezen"),
        ("MOST_CELLS", 9, "De tabel is te groot om in één keer te lezen"),
        ("MOST_TEXTS", 5, "De tabel is te groot om in één keer te lezen"),
    ],
)
def test_a_table_is_read_within_bounds(
    path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int, rule: str
) -> None:
    monkeypatch.setattr("arbeidszorg.registrations.intake.reading.CHUNK", 1)
    monkeypatch.setattr(f"arbeidszorg.registrations.intake.reading.{bound}", most)
    rows = b"naam;sector;nis\n" + b"".join(b"a%d;b%d;c\n" % (n, n) for n in range(8))
    assert refused(path, rows).rule == rule


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="001"', "001"),
        ("'001", "001"),
        ("'001'", "001"),
        ("'s Gravenwezel", "'s Gravenwezel"),
        ("'t Lichtpunt", "'t Lichtpunt"),
        ("'", ""),
    ],
)
def test_text_that_was_kept_from_becoming_a_number(path: Path, cell: str, text: str) -> None:
    table = content(path, f"initiatief_id;naam\n{cell};a\n".encode())
    assert rows_of(table)[0][0] == text


def test_a_table_on_its_side_is_one_fault(path: Path) -> None:
    data = b"initiatief_id;I1;I2\nnaam;a;b\nsector;MB;AW\nnis;31005;31005\n"
    assert refused(path, data).rule.startswith("De tabel ligt op haar kant")
