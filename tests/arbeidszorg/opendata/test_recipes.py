"""What is said to type in each program."""

from __future__ import annotations

import re

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata.recipes import PROGRAMS, recipe
from arbeidszorg.opendata.tables import sheet


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("name", ["medewerkers-naar-sector", "initiatieven"])
def test_nothing_is_left_to_fill_in(demo_atlas: Atlas, program: str, name: str) -> None:
    text = recipe(program, demo_atlas, sheet(demo_atlas, name))
    assert not re.search(r"\b(ADRES|KAART|TYPES|TEKST|TOON)\b", text)
    host = demo_atlas.settings.public
    where = f"{host}/ogc" if program == "qgis" else f"{host}/data/nieuwste/{name}.csv"
    assert where in text


def test_power_query_names_every_column_with_its_type(demo_atlas: Atlas) -> None:
    made = sheet(demo_atlas, "medewerkers-naar-sector")
    text = recipe("excel", demo_atlas, made)
    typed = re.findall(r'\{"(\w+)", ([\w. ]+)\}', text)
    assert [name for name, _ in typed] == [column.name for column in made.columns]
    types = dict(typed)
    assert types["gebied"] == "type text" and types["waarde"] == types["jaar"] == "Int64.Type"
    assert text.count("(") == text.count(")") and text.count("{") == text.count("}")
    assert text.startswith("let") and re.search(r"\nin\n\s+MetTypes$", text)


def test_python_shows_numbers_that_may_be_seen_and_keeps_codes(demo_atlas: Atlas) -> None:
    numbers = recipe("python", demo_atlas, sheet(demo_atlas, "medewerkers"))
    assert 'tabel["status"] == "ok"' in numbers and '"gebied": "string"' in numbers
    listed = recipe("python", demo_atlas, sheet(demo_atlas, "initiatieven"))
    assert "status" not in listed
    assert '"nis": "string"' in listed and '"postcode": "string"' in listed
    assert '"naam"' not in listed


def test_r_reads_codes_as_text(demo_atlas: Atlas) -> None:
    text = recipe("r", demo_atlas, sheet(demo_atlas, "medewerkers"))
    assert 'gebied = "character"' in text and text.count("(") == text.count(")")
