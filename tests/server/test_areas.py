"""The ready report of an area: as a page, and as files made once."""

from __future__ import annotations

import io
import zipfile

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from arbeidszorg.files import mime
from components.reports import FORMATS

NAME = "arbeidszorg_rapport_westhoek_2024_demonstratie"


@pytest.mark.parametrize("ending", FORMATS)
def test_a_report_is_a_file(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/rapport/westhoek.{ending}?jaar=2024")
    assert answer.status_code == 200
    assert answer.mimetype == mime.TYPES[ending]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{NAME}.{ending}"'
    assert client.get(f"/rapport/REFREG07.{ending}?jaar=2024").data == answer.data
    if ending == "pdf":
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
        assert 4 <= len(PdfReader(io.BytesIO(answer.data)).pages) <= 8
    else:
        with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
            text = "".join(
                parts.read(name).decode("utf-8", "replace")
                for name in parts.namelist()
                if name.endswith(".xml")
            )
    assert "DEMONSTRATIE" in text and "In 2024 waren in de Westhoek" in text


@pytest.mark.parametrize(
    "path",
    ["/rapport/atlantis.pdf", "/rapport/westhoek.exe", "/rapport/westhoek.txt", "/rapport/..pdf"],
)
def test_what_is_no_report_is_said(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Dit rapport bestaat niet" in answer.json["fout"]


def test_a_group_has_a_report_and_a_deck(client: FlaskClient) -> None:
    """Its name has dots: what comes after the last is a town, or an ending."""
    query = "Onze_zone~kortrijk.menen"
    for path, ending in (("rapport", "docx"), ("presentatie", "json")):
        assert client.get(f"/{path}/{query}").mimetype == "text/html"
        answer = client.get(f"/{path}/{query}.{ending}")
        assert answer.status_code == 200 and "onze-zone" in answer.headers["Content-Disposition"]
        assert client.get(f"/{path}/Zone~parijs.gent").status_code == 404
        assert "bestaat niet" in client.get(f"/{path}/Zone~gent.{ending}").json["fout"]


def test_a_page_for_every_name_of_an_area(client: FlaskClient) -> None:
    for name in ("westhoek", "REFREG07", "Westhoek", "31005", "west-vlaanderen"):
        assert client.get(f"/rapport/{name}").status_code == 200
    missing = client.get("/rapport/atlantis")
    assert missing.status_code == 404 and "Deze pagina bestaat niet" in missing.text


@pytest.mark.parametrize("year", ["1871", "x", "%3Cscript%3E", "020210", "0" * 5000, "²"])
def test_a_strange_year_becomes_the_last(client: FlaskClient, year: str) -> None:
    answer = client.get(f"/rapport/mesen?jaar={year}")
    assert answer.status_code == 200
    assert "lopen van 2017 tot 2025" in answer.text and "over 2025" in answer.text
    assert "<script>" not in answer.text.split("<main")[1].split("</main>")[0]
