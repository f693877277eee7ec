"""Tables as Parquet, read back by a library of others."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata.files import written
from arbeidszorg.opendata.parquet import as_parquet
from arbeidszorg.opendata.sheet import Column, Sheet
from arbeidszorg.opendata.tables import sheet

COLUMNS = (
    Column("tekst", "text", "", key=True),
    Column("code", "code", ""),
    Column("jaar", "year", ""),
    Column("aantal", "whole", ""),
    Column("getal", "number", ""),
    Column("dag", "date", ""),
)
EMPTY = Sheet("proef", "Proef", "", COLUMNS, (), "Proef", date(2024, 1, 1))
ROWS = st.tuples(
    st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.none() | st.sampled_from(["a", "b"]),
    st.none() | st.integers(-(2**31), 2**31 - 1),
    st.none() | st.integers(-(2**63), 2**63 - 1),
    st.none() | st.floats(allow_nan=False),
    st.none() | st.dates(),
)


def read(content: bytes) -> pl.DataFrame:
    return pl.read_parquet(io.BytesIO(content))


@given(st.lists(ROWS, max_size=40))
def test_what_is_written_is_read(rows: list[tuple[object, ...]]) -> None:
    made = replace(EMPTY, rows=tuple(rows))
    frame = read(as_parquet(made, {"titel": "Proef"}))
    assert frame.columns == [column.name for column in COLUMNS]
    assert frame.rows() == rows


def test_types_are_those_of_the_columns() -> None:
    assert read(as_parquet(EMPTY, {})).schema == {
        "tekst": pl.String,
        "code": pl.String,
        "jaar": pl.Int32,
        "aantal": pl.Int64,
        "getal": pl.Float64,
        "dag": pl.Date,
    }


@pytest.mark.parametrize(
    "name", ["medewerkers-naar-sector-en-activiteit", "initiatieven", "gepubliceerde-cijfers"]
)
def test_a_table_is_the_same_as_elsewhere(demo_atlas: Atlas, name: str) -> None:
    made = sheet(demo_atlas, name)
    content = written(demo_atlas, name, "parquet")
    assert read(content).rows() == list(made.rows)
    assert content == written(demo_atlas, name, "parquet"), "the same content has the same bytes"
    told = pl.read_parquet_metadata(io.BytesIO(content))
    assert told["titel"] == made.title and told["Gegevensversie"] == demo_atlas.version
    assert told["Voorwaarden"].startswith("MIT")
