"""The page of the open data: what stands on it, and what it says to type, typed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import files
from arbeidszorg.opendata.tables import entries
from helpers.browser.server import Server


def code(page: str, program: str) -> str:
    """The lines that a page says to type in a program."""
    found = re.search(rf'aria-label="{re.escape(program)}[^"]*"[^>]*><pre>(.*?)</pre>', page, re.S)
    assert found, program
    return unescape(re.sub(r"<[^>]+>", "", found[1]))


def test_a_table_is_chosen_by_the_address(client: FlaskClient, demo_atlas: Atlas) -> None:
    page = client.get("/data?tabel=uren-naar-sector").text
    for ending in ("xlsx", "csv", "json", "parquet", "csv-metadata.json"):
        assert f'href="{files.path(demo_atlas.version, "uren-naar-sector", ending)}"' in page
    assert re.search(
        r'<option[^>]*selected[^>]*value="uren-naar-sector"|value="uren-naar-sector"[^>]*selected',
        page,
    )
    assert page.count("<option") == len(entries(demo_atlas))
    assert "Eerste rijen: Uren per week naar sector" in page


def test_a_table_that_there_is_not_is_said(client: FlaskClient, demo_atlas: Atlas) -> None:
    answer = client.get("/data?tabel=<b>registraties")
    assert answer.status_code == 200
    assert "We vonden geen tabel “&lt;b&gt;registraties”" in answer.text
    assert files.path(demo_atlas.version, "medewerkers", "csv") in answer.text
    assert client.get("/data?tabel=a&tabel=b").status_code == 200
    assert client.get("/data?tabel=").status_code == 200


def test_what_it_does_not_know_is_said(client: FlaskClient) -> None:
    page = client.get("/data?foo=1").text
    assert "Het adres bevat iets dat de atlas niet kent: “foo”." in page
    assert "atlas niet kent" not in client.get("/data?tabel=uren").text
    both = client.get("/data?tabel=niets&foo=1&foo=2").text
    assert "geen tabel “niets”" in both and both.count("“foo”") == 1


def test_every_link_on_it_leads_somewhere(client: FlaskClient) -> None:
    page = client.get("/data").text
    ours = set(re.findall(r'href="(/(?:data|api|ogc)[^"#]*)"', page))
    assert len(ours) > 8
    wrong = [link for link in ours if client.head(unescape(link)).status_code not in (200, 302)]
    assert wrong == []


def test_every_page_leads_to_it(client: FlaskClient) -> None:
    assert '<a href="/data">Open data</a>' in client.get("/kaart").text


@pytest.mark.parametrize("table", ["medewerkers-naar-sector", "gebieden"])
def test_python_does_what_it_is_told(atlas: Server, table: str) -> None:
    lines = code(atlas.text(f"/data?tabel={table}"), "Python")
    known: dict[str, object] = {}
    with redirect_stdout(io.StringIO()) as said:
        exec(compile(lines, "voorbeeld", "exec"), known)
    frame = known["tabel"]
    assert isinstance(frame, pd.DataFrame) and len(frame) > 50
    assert pd.api.types.is_string_dtype(frame["gebied"])
    assert len(said.getvalue().splitlines()) > 5


def test_power_query_asks_an_address_that_answers_with_those_columns(atlas: Server) -> None:
    lines = code(atlas.text("/data?tabel=medewerkers-naar-sector"), "Excel")
    (address,) = re.findall(r'Web\.Contents\("([^"]+)"\)', lines)
    head = pd.read_csv(address, nrows=1)
    assert re.findall(r'\{"(\w+)",', lines) == list(head.columns)


def test_r_does_what_it_is_told(atlas: Server) -> None:
    lines = code(atlas.text("/data?tabel=medewerkers"), "R")
    (address,) = re.findall(r'"(http[^"]+)"', lines)
    named = re.findall(r'(\w+) = "character"', lines)
    assert set(named) <= set(pd.read_csv(address, nrows=1).columns)
    if program := shutil.which("Rscript"):
        done = subprocess.run([program, "-e", lines], capture_output=True, text=True, check=False)
        assert done.returncode == 0 and "waarde" in done.stdout


def test_gdal_does_what_it_is_told(atlas: Server, tmp_path: Path) -> None:
    """By the same library, as its own programs need not be here."""
    lines = code(atlas.text("/data"), "QGIS")
    match = re.fullmatch(r'ogr2ogr (\S+) "(OAPIF:\S+)" (\S+)\s*', lines)
    assert match
    to = tmp_path / match[1]
    convert = f"""
import pyogrio
frame = pyogrio.read_dataframe({match[2]!r}, layer={match[3]!r})
pyogrio.write_dataframe(frame, {str(to)!r})
"""
    subprocess.run([sys.executable, "-c", convert], check=True, capture_output=True)
    assert to.stat().st_size > 10_000
