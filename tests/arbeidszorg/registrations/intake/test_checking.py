"""Every rule of the contract, and round trips through every form of file."""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import places
from arbeidszorg.registrations.intake.faults import MOST_TOLD, IntakeError, render
from helpers.examples import examples
from helpers.files import (
    Row,
    checked,
    csv_text,
    faults_of,
    folder_of,
    load,
    only_fault,
    row,
    write_xlsx,
)


def first(tmp_path: Path, file: str, column: str, text: str) -> Any:
    """The typed value of a text in an otherwise valid row."""
    result = checked(tmp_path, file, row(file, **{column: text}))
    assert result.faults.told == []
    return result.frame.loc[0, column]


# -- what is accepted ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "column", "text", "expected"),
    [
        ("initiatieven", "initiatief_id", " Wvl-9 ", "Wvl-9"),
        ("initiatieven", "sector", " ggz ", "GGZ"),
        ("initiatieven", "activiteiten", "Mailing | KEUKEN|mailing", "keuken|mailing"),
        ("initiatieven", "stam_lid", "JA", "ja"),
        ("initiatieven", "nis", "37018", "37021"),
        ("initiatieven", "plaatsen", "12,0", 12),
        ("initiatieven", "plaatsen", "0", 0),
        ("initiatieven", "startdatum", "2020-02-01 00:00:00", pd.Timestamp(2020, 2, 1)),
        ("initiatieven", "startdatum", "2020-02-01T00:00:00", pd.Timestamp(2020, 2, 1)),
        ("initiatieven", "startdatum", "1/2/2020", pd.Timestamp(2020, 2, 1)),
        ("initiatieven", "startdatum", "01-02-2020", pd.Timestamp(2020, 2, 1)),
        ("initiatieven", "startdatum", "1.2.2020", pd.Timestamp(2020, 2, 1)),
        ("initiatieven", "startdatum", "29/02/2020 00:00", pd.Timestamp(2020, 2, 29)),
        ("initiatieven", "startdatum", "2020-02-01 13:05:00", pd.Timestamp(2020, 2, 1)),
        ("initiatieven", "startdatum", "01/02/2020 8:30", pd.Timestamp(2020, 2, 1)),
        ("initiatieven", "startdatum", "2020/02/01", pd.Timestamp(2020, 2, 1)),
        ("initiatieven", "startdatum", "1-feb-2020", pd.Timestamp(2020, 2, 1)),
        ("registraties", "einddatum", "3 mrt. 2021", pd.Timestamp(2021, 3, 3)),
        ("registraties", "einddatum", "1 Augustus 2021", pd.Timestamp(2021, 8, 1)),
        ("initiatieven", "startdatum", "01/01/1900", pd.Timestamp(1900, 1, 1)),
        ("initiatieven", "startdatum", "31/12/2100", pd.Timestamp(2100, 12, 31)),
        ("registraties", "woonplaats_nis", "21004", "21004"),
        ("registraties", "woonplaats_nis", "37007", "37022"),
        ("registraties", "geboortejaar", "1985.0", 1985),
        ("registraties", "uren_per_week", "19,5", 19.5),
        ("registraties", "uren_per_week", "19.5", 19.5),
        ("registraties", "uren_per_week", "40", 40.0),
        ("registraties", "medewerker_id", " p-1 ", "p-1"),
        ("kosten_opbrengsten", "omzet", "12.345,67", 12345.67),
        ("kosten_opbrengsten", "omzet", "1.234.567,8", 1234567.8),
        ("kosten_opbrengsten", "omzet", "12345.67", 12345.67),
        ("kosten_opbrengsten", "omzet", "12,345", 12.345),
    ],
)
def test_accepted(tmp_path: Path, file: str, column: str, text: str, expected: Any) -> None:
    assert first(tmp_path, file, column, text) == expected


def test_empty_optional_cells_are_missing(tmp_path: Path) -> None:
    frame = checked(tmp_path, "initiatieven").frame
    assert list(frame) == [column.name for column in model.INITIATIVES]
    assert frame.loc[0, "organisatie"] is None
    assert frame.loc[0, ["lat", "vorm", "plaatsen", "einddatum", "stam_lid"]].isna().all()


def test_types(tmp_path: Path) -> None:
    registry = load(folder_of(tmp_path))
    assert registry.registrations.dtypes.astype("str").to_dict() == {
        column.name: {
            "date": "datetime64[s]",
            "whole": "Int16",
            "year": "Int16",
            "number": "float64",
        }.get(column.kind, "str" if column.name == "registratie_id" else "category")
        for column in model.REGISTRATIONS
    }
    for name in ("sector", "vorm", "stam_lid"):
        assert tuple(registry.initiatives[name].cat.categories) == model.CODES[name]
    codes = registry.initiatives["nis"].cat.categories
    assert set(codes) <= set(places.municipalities().names)
    assert list(registry.costs) == [column.name for column in model.COSTS]


# -- what is refused -------------------------------------------------------------------------------

UNKNOWN_CODE = "Deze code staat niet in de lijst"
RANGE = "Dit getal is te klein of te groot"
NOT_A_DATE = "Dit is geen datum"
SHORT_YEAR = "Het jaar van deze datum heeft maar twee cijfers"
NO_VALUE = "Hier staat een woord of teken in plaats van een waarde"
EMPTY_WORD = "Hier staat een woord of teken in plaats van een lege cel"
EXCEL_ERROR = "Deze cel bevat een fout van Excel"
NO_SUCH_DAY = "Deze dag bestaat niet"
REFUSED = [
    ("initiatieven", "sector", "MBX", UNKNOWN_CODE, "Kies uit: MB, GGZ, AW, VAPH."),
    ("initiatieven", "activiteiten", "keuken|x", "Een van deze codes staat niet in de lijst", ""),
    ("initiatieven", "activiteiten", "|", "Een van deze codes staat niet in de lijst", ""),
    ("initiatieven", "nis", "3100", "Dit is geen NIS-code", ""),
    (
        "initiatieven",
        "nis",
        "31000",
        "Dit is de NIS-code van een arrondissement of provincie, niet van een gemeente",
        "Geef de NIS-code van de gemeente zelf, zoals 31005 voor Brugge.",
    ),
    ("initiatieven", "nis", "21004", "Deze gemeente ligt niet in het gebied van de atlas", ""),
    ("initiatieven", "nis", "31999", "Deze NIS-code bestaat niet in het gebied van de atlas", ""),
    (
        "registraties",
        "woonplaats_nis",
        "31999",
        "Deze NIS-code bestaat niet in het gebied van de atlas",
        "",
    ),
    ("initiatieven", "plaatsen", "12,5", "Dit is geen geheel getal", ""),
    ("initiatieven", "plaatsen", "veel", "Dit is geen geheel getal", ""),
    ("initiatieven", "plaatsen", "-1", RANGE, "Geef een geheel getal van 0 of meer."),
    ("initiatieven", "plaatsen", "9999999999", "Dit getal is te groot", ""),
    ("initiatieven", "plaatsen", "1.000", "De punt in dit getal kan twee dingen betekenen", ""),
    (
        "initiatieven",
        "startdatum",
        "2020",
        NOT_A_DATE,
        "Schrijf de datum als 31/12/2024 of als 2024-12-31.",
    ),
    ("initiatieven", "startdatum", "01-02/2020", NOT_A_DATE, ""),
    ("initiatieven", "startdatum", "01/02/20", SHORT_YEAR, ""),
    ("initiatieven", "startdatum", "1-feb-20", SHORT_YEAR, ""),
    ("initiatieven", "startdatum", "2020-02-01T13:05:00Z", NOT_A_DATE, ""),
    ("initiatieven", "startdatum", "1-fev-2020", NOT_A_DATE, ""),
    ("initiatieven", "startdatum", "9999-12-31", "Deze startdatum ligt in de toekomst", ""),
    ("registraties", "startdatum", "1900-01-01", "Deze startdatum ligt te lang geleden", ""),
    ("registraties", "startdatum", "NULL", NO_VALUE, "Dit veld moet ingevuld zijn"),
    ("initiatieven", "sector", "?", NO_VALUE, "Dit veld moet ingevuld zijn"),
    ("registraties", "startdatum", "00/00/0000", NO_VALUE, "Dit veld moet ingevuld zijn"),
    ("registraties", "startdatum", "#N/A", EXCEL_ERROR, "dit veld moet een waarde hebben"),
    ("registraties", "einddatum", "#N/A", EXCEL_ERROR, "of maak de cel leeg"),
    ("registraties", "einddatum", "nog bezig", EMPTY_WORD, "Maak de cel leeg."),
    ("registraties", "einddatum", "onbepaalde duur", EMPTY_WORD, "Maak de cel leeg."),
    ("initiatieven", "startdatum", "31/02/2020", NO_SUCH_DAY, ""),
    ("initiatieven", "startdatum", "29/02/2023", NO_SUCH_DAY, ""),
    ("initiatieven", "startdatum", "02/13/2020", NO_SUCH_DAY, ""),
    (
        "initiatieven",
        "startdatum",
        "1/1/1899",
        "Deze datum ligt niet tussen 1900 en 2100",
        "",
    ),
    ("initiatieven", "einddatum", "31/12/2014", "De einddatum ligt vóór de startdatum", ""),
    ("initiatieven", "lat", "51,2", "lat is ingevuld, maar lon niet", ""),
    ("initiatieven", "lon", "3,2", "lon is ingevuld, maar lat niet", ""),
    ("registraties", "uren_per_week", "0", RANGE, "Geef een getal groter dan 0 en hoogstens 40."),
    ("registraties", "uren_per_week", "40,5", RANGE, ""),
    ("registraties", "uren_per_week", "1e1", "Dit is geen getal", ""),
    ("registraties", "vergoeding_per_uur", "-0,5", RANGE, "Geef een getal van 0 of meer."),
    ("registraties", "trede_voor", "7", RANGE, "Geef een geheel getal van 1 tot en met 6."),
    ("registraties", "trede_voor", "70000", RANGE, ""),
    ("registraties", "geboortejaar", "1899", RANGE, ""),
    (
        "registraties",
        "trede_na",
        "3",
        "Er is een trede_na ingevuld zonder einddatum",
        "Vul de einddatum in, of maak trede_na leeg.",
    ),
    (
        "registraties",
        "initiatief_id",
        "WVL-2",
        "Dit initiatief staat niet in het bestand initiatieven",
        "Kijk de schrijfwijze na, of voeg het initiatief daar toe.",
    ),
    (
        "kosten_opbrengsten",
        "initiatief_id",
        "WVL-2",
        "Dit initiatief staat niet in het bestand initiatieven",
        "",
    ),
    ("kosten_opbrengsten", "omzet", "12.345", "De punt in dit getal kan twee dingen betekenen", ""),
    ("kosten_opbrengsten", "omzet", "€ 5", "Dit is geen getal", ""),
    ("kosten_opbrengsten", "jaar", "1949", RANGE, ""),
]


@pytest.mark.parametrize(("file", "column", "text", "rule", "mend"), REFUSED)
def test_refused(tmp_path: Path, file: str, column: str, text: str, rule: str, mend: str) -> None:
    fault = only_fault(folder_of(tmp_path, **{file: [row(file, **{column: text})]}))
    assert (fault.file, fault.row, fault.rule) == (f"{file}.csv", 2, rule)
    if not rule.startswith("l"):  # the other one of lat and lon is where something is missing
        assert (fault.column, fault.value) == (column, text)
    assert mend in fault.mend


@pytest.mark.parametrize("file", model.FILES)
def test_required(tmp_path: Path, file: str) -> None:
    for column in model.FILES[file]:
        if column.required:
            fault = only_fault(folder_of(tmp_path, **{file: [row(file, **{column.name: " "})]}))
            assert (fault.row, fault.column, fault.value) == (2, column.name, None)
            assert fault.rule == "Dit verplichte veld is leeg"
            short = {name: text for name, text in row(file).items() if name != column.name}
            fault = only_fault(folder_of(tmp_path, **{file: [short]}))
            assert (fault.row, fault.column) == (1, column.name)
            assert fault.rule == "Deze verplichte kolom ontbreekt"


def test_doubles_name_both_rows(tmp_path: Path) -> None:
    initiatives = [row("initiatieven"), row("initiatieven", initiatief_id="wvl-1 ")]
    fault = only_fault(folder_of(tmp_path, initiatieven=initiatives))
    assert (fault.row, fault.column, fault.value) == (3, "initiatief_id", "wvl-1")
    assert fault.rule == "Deze rij komt meer dan één keer voor"
    assert fault.mend.startswith("Rij 2 is dezelfde.")


def test_registratie_id_is_exact(tmp_path: Path) -> None:
    rows = [row("registraties", registratie_id=name) for name in ("R1", "r1", " R1", "R2", "R1")]
    faults = faults_of(folder_of(tmp_path, registraties=rows))
    assert [(fault.row, fault.mend[:6]) for fault in faults] == [(4, "Rij 2 "), (6, "Rij 2 ")]


def test_one_row_of_costs_per_year(tmp_path: Path) -> None:
    rows = [row("kosten_opbrengsten", jaar=year) for year in ("2020", "2021", "2020,0")]
    rows[2]["initiatief_id"] = "wvl-1"
    fault = only_fault(folder_of(tmp_path, kosten_opbrengsten=rows))
    assert (fault.row, fault.column, fault.mend[:5]) == (4, "jaar", "Rij 2")


def test_references_take_the_spelling_of_initiatieven(tmp_path: Path) -> None:
    registry = load(folder_of(tmp_path, registraties=[row("registraties", initiatief_id="wvl-1 ")]))
    assert registry.registrations["initiatief_id"].tolist() == ["WVL-1"]


def test_place_in_belgium(tmp_path: Path) -> None:
    rows = [
        row("initiatieven", lat="51,2", lon="3,2"),
        row("initiatieven", initiatief_id="b-2", lat="3,2", lon="51,2"),
        row("initiatieven", initiatief_id="b-3", lat="52", lon="3,2"),
        row("initiatieven", initiatief_id="b-4", lat="95", lon="3,2"),
    ]
    faults = faults_of(folder_of(tmp_path, initiatieven=rows))
    assert [(fault.row, fault.column) for fault in faults] == [
        (3, "lat"),
        (3, "lon"),
        (4, "lat"),
        (5, "lat"),
    ]
    assert faults[0].mend.startswith("lat en lon lijken verwisseld")
    assert faults[2].mend == "In België ligt lat tussen 49,4 en 51,6."
    assert faults[3].mend == "Geef een getal van -90 tot en met 90."


def test_a_fault_is_told_once(tmp_path: Path) -> None:
    rows = [row("registraties", einddatum="x", trede_na="3", startdatum="y")]
    faults = faults_of(folder_of(tmp_path, registraties=rows))
    assert [fault.column for fault in faults] == ["startdatum", "einddatum"]


def test_all_faults_of_all_files(tmp_path: Path) -> None:
    folder_of(
        tmp_path,
        initiatieven=[row("initiatieven", sector="x", vorm="y")],
        registraties=[
            row("registraties", geslacht="x"),
            row("registraties", geslacht="q", trede_voor="9"),
        ],
        kosten_opbrengsten=[row("kosten_opbrengsten", omzet="-1")],
    )
    assert [
        (fault.file.partition(".")[0], fault.row, fault.column) for fault in faults_of(tmp_path)
    ] == [
        ("initiatieven", 2, "sector"),
        ("initiatieven", 2, "vorm"),
        ("registraties", 3, "registratie_id"),
        ("registraties", 3, "geslacht"),
        ("registraties", 3, "trede_voor"),
        ("kosten_opbrengsten", 2, "omzet"),
    ]


def test_a_lost_character(tmp_path: Path) -> None:
    folder_of(tmp_path)
    text = csv_text([row("initiatieven", naam="Caf#", organisatie="é")])
    (tmp_path / "initiatieven.csv").write_bytes(text.encode("cp1252").replace(b"#", b"\x81"))
    fault = only_fault(tmp_path)
    assert (fault.row, fault.column, fault.value) == (2, "naam", "Caf\udc81")
    assert fault.rule == "Een teken is verloren gegaan bij het bewaren"
    assert fault.mend.endswith("Bestand > Opslaan als > CSV UTF-8.")


def test_faults_of_a_rule_are_told_up_to_a_number_and_counted_beyond(tmp_path: Path) -> None:
    rows = [
        row("registraties", registratie_id=f"R{n}", geslacht="q", trede_voor="9")
        for n in range(30_000)
    ]
    with pytest.raises(IntakeError) as caught:
        load(folder_of(tmp_path, registraties=rows))
    assert len(caught.value.faults) == 2 * MOST_TOLD
    assert caught.value.counts == {UNKNOWN_CODE: 30_000, RANGE: 30_000}
    assert len(render(caught.value)) < 100_000


# -- notices ---------------------------------------------------------------------------------------


def test_a_file_of_which_no_row_fits(tmp_path: Path) -> None:
    folder_of(tmp_path)
    text = csv_text([row("registraties")]).splitlines()[0]
    (tmp_path / "registraties.csv").write_text(f"{text}\nx\n")
    assert only_fault(tmp_path).rule == "Op deze rij is bijna alles leeg"


def test_notices(tmp_path: Path) -> None:
    registry = load(
        folder_of(
            tmp_path,
            initiatieven=[row("initiatieven", nis="37018", einddatum="2020-12-31", Kleur="x")],
            registraties=[
                row("registraties", registratie_id="R1", startdatum="2014-12-31"),
                row("registraties", registratie_id="R2", startdatum="2021-01-01"),
                row("registraties", registratie_id="R3", startdatum="2021-01-02"),
                row("registraties", registratie_id="R4"),
            ],
        )
    )
    initiatieven, registraties = "initiatieven.csv", "registraties.csv"
    assert registry.notices == (
        f"{initiatieven}: kolom Kleur wordt niet gebruikt.",
        f"{initiatieven}: NIS-code 37018 is van vóór een fusie van gemeenten en is omgezet "
        "naar 37021 (1 x).",
        f"{registraties}: 1 x ligt de startdatum vóór de startdatum van het initiatief. "
        "Kijk na of dat klopt.",
        f"{registraties}: 2 x ligt de startdatum na de einddatum van het initiatief. "
        "Kijk na of dat klopt.",
        f"{registraties}: 3 registraties beginnen terwijl dezelfde persoon al bij hetzelfde "
        "initiatief werkt. Kijk na of dat klopt.",
    )


# -- round trips -----------------------------------------------------------------------------------

Typed = dict[str, Any]


@dataclass(frozen=True)
class Form:
    """One way to write a file."""

    workbook: bool
    separator: str
    encoding: str
    dates: str
    decimals: str
    seed: int  # of the order of columns and of upper and lower case

    def text(self, column: model.Column, value: Any) -> str:
        if value is None:
            return ""
        if column.kind == "date":
            return f"{value:{self.dates}}"
        if column.kind == "number":
            plain = f"{value:,.2f}" if self.decimals == "grouped" else f"{value:.2f}"
            if self.decimals == "point":
                return plain
            return plain.replace(",", "_").replace(".", ",").replace("_", ".")
        if column.kind in ("whole", "year"):
            return f"{value},0" if self.decimals == "grouped" else str(value)
        if column.kind in ("code", "codes") and self.seed % 2:
            return f" {str(value).upper()} "
        return str(value)

    def write(self, folder: Path, file: str, rows: list[Typed]) -> None:
        columns = list(model.FILES[file])
        random.Random(self.seed).shuffle(columns)
        headers = [c.name.upper() if self.seed % 3 else f" {c.name} " for c in columns]
        if self.workbook:
            cells: list[list[object]] = [[record[c.name] for c in columns] for record in rows]
            write_xlsx(folder / f"{file}.xlsx", [[*headers], *cells])
            return
        texts = [
            {h: self.text(c, record[c.name]) for h, c in zip(headers, columns, strict=True)}
            for record in rows
        ]
        data = csv_text(texts, self.separator).encode(self.encoding)
        (folder / f"{file}.csv").write_bytes(data)


forms = st.builds(
    Form,
    workbook=st.booleans(),
    separator=st.sampled_from(";,"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    dates=st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d 00:00:00"]),
    decimals=st.sampled_from(["comma", "point", "grouped"]),
    seed=st.integers(0, 100),
)


# Made once, not once for each row: making a strategy takes longer than drawing from it.
@cache
def values_of(file: str, column: model.Column) -> st.SearchStrategy[Any]:
    match column.kind:
        case "text":
            # As "é€" nothing is written; in Windows-1252 it could be two letters of a Macintosh.
            texts = st.text("aZé€;,|\"' 1", min_size=1).map(str.strip).filter(bool)
            values: st.SearchStrategy[Any] = texts.filter(
                lambda text: "é€" not in text and not text.startswith("'")
            )
        case "code":
            values = st.sampled_from(model.CODES[column.name])
        case "codes":
            codes = model.CODES[column.name]
            chosen = st.sets(st.sampled_from(codes), min_size=1)
            values = chosen.map(lambda subset: "|".join(code for code in codes if code in subset))
        case "nis":
            outside = ["21004", "44021"] if file == "registraties" else []
            values = st.sampled_from([*places.municipalities().names, *outside])
        case "date":
            values = st.dates(date(1970, 1, 1), date(2024, 12, 31))
        case "number":
            low, high = column.low or 0, column.high or 1e6
            values = st.integers(int(low * 100) + column.above, int(high * 100)).map(
                lambda n: n / 100
            )
        case _:
            low, high = column.low or 0, column.high or 30_000
            high = 1950 if column.name == "geboortejaar" else high
            values = st.integers(int(low), int(high))
    return values if column.required else st.none() | values


@st.composite
def rows_of(draw: st.DrawFn, file: str, initiatives: list[str]) -> list[Typed]:
    rows: list[Typed] = []
    for number in range(draw(st.integers(1, 4))):
        record = {c.name: draw(values_of(file, c)) for c in model.FILES[file] if c.kind != "id"}
        record["initiatief_id"] = (
            initiatives[number] if file == "initiatieven" else draw(st.sampled_from(initiatives))
        )
        record["registratie_id"], record["medewerker_id"] = (
            f"R-{number}",
            draw(st.sampled_from(["p1", "Q-2", "PQ.31-4"])),
        )
        if file == "kosten_opbrengsten":
            record["jaar"] = 2000 + number
        if file == "initiatieven":
            lat = draw(st.none() | st.integers(4940, 5160))
            record["lat"] = None if lat is None else lat / 100
            record["lon"] = None if lat is None else draw(st.integers(240, 650)) / 100
        if record.get("einddatum") is None:
            record["trede_na"] = None
        elif record["einddatum"] < record["startdatum"]:
            record["startdatum"], record["einddatum"] = record["einddatum"], record["startdatum"]
        rows.append({c.name: record[c.name] for c in model.FILES[file]})
    return rows


@st.composite
def folders(draw: st.DrawFn) -> dict[str, list[Typed]]:
    initiatives = draw(rows_of("initiatieven", ["i-1", "I-2", "Ij3", "ï-4"]))
    ids = [record["initiatief_id"] for record in initiatives]
    return {"initiatieven": initiatives} | {
        file: draw(rows_of(file, ids)) for file in ("registraties", "kosten_opbrengsten")
    }


def plain(frame: pd.DataFrame) -> list[Typed]:
    """The frame as rows of plain values, missing as None."""
    values = frame.astype("object").where(frame.notna(), None)
    return [
        {
            name: value.date() if isinstance(value, pd.Timestamp) else value
            for name, value in record.items()
        }
        for record in values.to_dict("records")
    ]


@settings(max_examples=examples(30), deadline=None)
@given(folders(), forms, forms)
def test_round_trip(content: dict[str, list[Typed]], form: Form, registrations_form: Form) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, rows in content.items():
            (registrations_form if file == "registraties" else form).write(folder, file, rows)
        registry = load(folder)
    assert plain(registry.initiatives) == content["initiatieven"]
    assert plain(registry.registrations) == content["registraties"]
    assert plain(registry.costs) == content["kosten_opbrengsten"]


def corruptions(file: str, column: model.Column) -> list[str]:
    """Texts that no cell of the column may hold."""
    wrong = {
        "code": ["zzz", "1"],
        "codes": ["zzz", "keuken;x"],
        "nis": ["31000", "39999", "brugge", "3100"],
        "date": ["31/02/2020", "gisteren", "2020-13-01", "1/1/1899"],
        "whole": ["1,5", "x", "-1"],
        "year": ["19855x", "0", "1985,5"],
        "number": ["x", "1;2", "-1000"],
    }.get(column.kind, [])
    if file != "initiatieven" and column.name == "initiatief_id":
        wrong = ["bestaat-niet"]
    return wrong + [""] * column.required


@settings(max_examples=examples(35), deadline=None)
@given(folders(), forms, st.data())
def test_a_single_corruption(
    content: dict[str, list[Typed]], form: Form, data: st.DataObject
) -> None:
    file = data.draw(st.sampled_from(sorted(content)))
    column = data.draw(st.sampled_from([c for c in model.FILES[file] if corruptions(file, c)]))
    number = data.draw(st.integers(0, len(content[file]) - 1))
    bad = data.draw(st.sampled_from(corruptions(file, column)))
    texts: dict[str, list[Row]] = {
        name: [{c.name: form.text(c, record[c.name]) for c in model.FILES[name]} for record in rows]
        for name, rows in content.items()
    }
    texts[file][number][column.name] = bad
    with tempfile.TemporaryDirectory() as name:
        fault = only_fault(folder_of(Path(name), **texts))
    assert (fault.file, fault.row, fault.column) == (f"{file}.csv", number + 2, column.name)
    assert fault.value in (bad or None, "•••")
