"""The bundle of all files of a figure."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from arbeidszorg.content.figure import Figure
from arbeidszorg.files import excel
from arbeidszorg.files.answer import as_csv
from arbeidszorg.files.bundle import bundle
from helpers.office import KINDS, LINK, MARK, empty, evil, example, holds, parts, with_secret

TODAY = date(2026, 11, 3)
WORDS = ["leesmij.txt", "metadata.json", "citaat.txt", "citaat.bib", "citaat.ris"]


def made(of: Figure, today: date = TODAY) -> bytes:
    files = {"csv": as_csv(of.table).encode(), "xlsx": excel.figure(of)}
    return bundle(files, of, today)


def test_all_files_and_what_they_are() -> None:
    of = example("bars")
    found = parts(made(of))
    own = [name for name in found if "/" not in name]
    assert own == [*WORDS, "arbeidszorg_proef.csv", "arbeidszorg_proef.xlsx"]
    assert found["arbeidszorg_proef.csv"].decode() == as_csv(of.table)
    read_me = found["leesmij.txt"].decode()
    assert MARK in read_me
    for name in own[1:]:
        assert f"- {name}: " in read_me
    assert "een Excel-grafiek" in read_me
    assert "verborgen: verborgen om de privacy" in read_me
    assert all(f"{name}: {text}" in read_me for name, text in of.about.pairs())
    assert found["citaat.txt"].decode().strip() in read_me
    assert read_me.count("\n") == read_me.count("\r\n")


def test_metadata() -> None:
    of = example("cells")
    found = json.loads(parts(made(of))["metadata.json"])
    about = of.about
    assert (found["titel"], found["ondertitel"], found["in_woorden"]) == (
        about.title,
        about.subtitle,
        about.sentence,
    )
    assert (found["demo"], found["melding"]) == (True, MARK)
    assert found["filters"] == list(about.filters)
    assert found["opmerkingen"] == [note.text for note in about.notes]
    assert found["peildatum"] == "2023-12-31"
    assert found["adres"] == LINK
    assert found["vermelding"] == f"{about.source} · {about.credits}"
    assert found["parameters"]["splitsing"] == ["sector", "activiteit"]
    assert found["parameters"]["jaar"] == "2021"
    assert [one["naam"] for one in found["kolommen"]] == list(of.table.columns)
    assert all(one["betekenis"] for one in found["kolommen"])
    assert [one["code"] for one in found["statussen"]] == [
        "ok",
        "verborgen",
        "nvt",
        "niet_geregistreerd",
    ]
    assert (found["rijen"], found["verborgen"]) == (len(of.table.rows), of.table.hidden)


def test_own_data_carry_no_mark() -> None:
    of = example("bars", demo=False)
    content = bundle({}, of, TODAY)
    assert holds(content, "DEMONSTRATIE") == [] == holds(content, "[Demonstratiegegevens]")
    assert json.loads(parts(content)["metadata.json"])["demo"] is False


def test_the_same_bytes_for_the_same_figure() -> None:
    of = example("bars")
    assert made(of) == made(of)
    assert made(of) != made(of, date(2026, 11, 4))  # cited on another day


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_number_is_nowhere(kind: str) -> None:
    of = with_secret(example(kind))
    assert holds(bundle({"xlsx": excel.figure(of)}, of, TODAY), "7654321") == []


@pytest.mark.parametrize("of", [evil(), empty()], ids=["evil", "empty"])
def test_odd_figures(of: Figure) -> None:
    found = parts(bundle({"xlsx": excel.figure(of)}, replace(of, name="x"), TODAY))
    assert json.loads(found["metadata.json"])
    for name in WORDS:
        assert found[name].decode()
