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


def bundle_of(figure: Figure, today: date = TODAY) -> bytes:
    files = {"csv": as_csv(figure.table).encode(), "xlsx": excel.figure(figure)}
    return bundle(files, figure, today)


def test_all_files_and_what_they_are() -> None:
    figure = example("bars")
    contents = parts(bundle_of(figure))
    own = [name for name in contents if "/" not in name]
    assert own == [*WORDS, "arbeidszorg_proef.csv", "arbeidszorg_proef.xlsx"]
    assert contents["arbeidszorg_proef.csv"].decode() == as_csv(figure.table)
    read_me = contents["leesmij.txt"].decode()
    assert MARK in read_me
    for name in own[1:]:
        assert f"- {name}: " in read_me
    assert "een Excel-grafiek" in read_me
    assert "verborgen: verborgen om de privacy" in read_me
    assert all(f"{name}: {text}" in read_me for name, text in figure.about.pairs())
    assert contents["citaat.txt"].decode().strip() in read_me
    assert read_me.count("\n") == read_me.count("\r\n")


def test_metadata() -> None:
    figure = example("cells")
    metadata = json.loads(parts(bundle_of(figure))["metadata.json"])
    about = figure.about
    assert (metadata["titel"], metadata["ondertitel"], metadata["in_woorden"]) == (
        about.title,
        about.subtitle,
        about.sentence,
    )
    assert (metadata["demo"], metadata["melding"]) == (True, MARK)
    assert metadata["filters"] == list(about.filters)
    assert metadata["opmerkingen"] == [note.text for note in about.notes]
    assert metadata["peildatum"] == "2023-12-31"
    assert metadata["adres"] == LINK
    assert metadata["vermelding"] == f"{about.source} · {about.credits}"
    assert metadata["parameters"]["splitsing"] == ["sector", "activiteit"]
    assert metadata["parameters"]["jaar"] == "2021"
    assert metadata["gegevensversie"] == "proef"
    assert [status["code"] for status in metadata["statussen"]] == [
        "ok",
        "verborgen",
        "nvt",
        "niet_geregistreerd",
    ]
    assert (metadata["rijen"], metadata["verborgen"]) == (
        len(figure.table.rows),
        figure.table.hidden,
    )


def test_own_data_carry_no_mark() -> None:
    figure = example("bars", demo=False)
    content = bundle({}, figure, TODAY)
    assert holds(content, "DEMONSTRATIE") == [] == holds(content, "[Demonstratiegegevens]")
    assert json.loads(parts(content)["metadata.json"])["demo"] is False


def test_the_same_bytes_for_the_same_figure() -> None:
    figure = example("bars")
    assert bundle_of(figure) == bundle_of(figure)
    assert bundle_of(figure) != bundle_of(figure, date(2026, 11, 4))  # cited on another day


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_number_is_nowhere(kind: str) -> None:
    figure = with_secret(example(kind))
    assert holds(bundle({"xlsx": excel.figure(figure)}, figure, TODAY), "7654321") == []


@pytest.mark.parametrize("figure", [evil(), empty()], ids=["evil", "empty"])
def test_odd_figures(figure: Figure) -> None:
    contents = parts(bundle({"xlsx": excel.figure(figure)}, replace(figure, name="x"), TODAY))
    assert json.loads(contents["metadata.json"])
    for name in WORDS:
        assert contents[name].decode()
