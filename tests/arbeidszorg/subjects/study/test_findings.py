"""The figures of the study: picture, sentence, table and source say the same published numbers."""

from __future__ import annotations

import csv
import io
from datetime import date
from xml.etree import ElementTree

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import published
from arbeidszorg.content.about import about
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.framed import SHEETS
from arbeidszorg.files.figures import KINDS, Look
from arbeidszorg.subjects.study import balances, mobility
from arbeidszorg.subjects.study.amounts import TO_WORK
from arbeidszorg.subjects.study.finding import Finding
from arbeidszorg.subjects.study.findings import FINDINGS
from helpers.builders import PLACES, persons, registry, weakened_atlas
from helpers.drawn import build, texts

UCLL = "UCLL, studie meerwaarde arbeidszorg, brochure 2022"
NBSP = "\u00a0"


@pytest.fixture(params=sorted(FINDINGS))
def finding(request: pytest.FixtureRequest, demo_atlas: Atlas) -> Finding:
    return FINDINGS[request.param](demo_atlas, "")


def cells(figure: Finding) -> list[list[str]]:
    return [
        [name, *(text for text, _ in row)]
        for name, row in zip(figure.grid.names, figure.grid.cells, strict=True)
    ]


def test_every_figure_is_whole(finding: Finding) -> None:
    build(finding.picture)
    assert finding.title and finding.subtitle
    assert finding.sentence.endswith(".")
    assert finding.sources and all(finding.sources)
    widths = {len(row) for row in finding.grid.cells}
    assert widths == {len(finding.grid.head)}
    assert finding.words <= set(range(len(finding.grid.head)))


def made(finding: Finding, ending: str) -> bytes:
    """The file of a finding."""
    words = about(finding.table, PLACES, title=finding.title, link="https://atlas.example.be/x")
    figure = Figure(finding.key, finding.table, finding.picture, words, finding.key)
    return KINDS[ending].make(figure, Look(SHEETS["vrij"], 1.0, date(2026, 1, 1)))


def test_every_figure_leaves_with_title_and_source(finding: Finding) -> None:
    drawn = made(finding, "svg").decode()
    root = ElementTree.fromstring(drawn)
    words = " ".join("".join(part.itertext()) for part in root.iter() if part.tag.endswith("text"))
    assert finding.title in words
    assert "Bron:" in words and finding.sources[0][:30] in words
    assert "atlas.example.be" in words
    assert ("DEMONSTRATIE" in words) == finding.demo
    assert made(finding, "png").startswith(b"\x89PNG")


def test_every_figure_leaves_as_numbers(finding: Finding) -> None:
    text = made(finding, "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    about = {row[0]: row[1] for row in rows if len(row) == 2}
    assert about["Titel"] == finding.title
    if finding.counted:  # its rows are those of the registrations
        return
    assert rows[0] == [finding.grid.corner, *finding.grid.head, "Status"]
    assert [row[0] for row in rows[1 : len(finding.grid.names) + 1]] == finding.grid.names
    assert about["Bron"] == finding.source


def test_numbers_in_a_file_are_numbers(demo_atlas: Atlas) -> None:
    text = made(FINDINGS["overheid"](demo_atlas, ""), "csv").decode("utf-8-sig")
    assert "Subsidies;kost;-1741;-1741;waarde\r\n" in text
    assert "Saldo;;-455;-455;waarde\r\n" in text
    plain = made(FINDINGS["overheid"](demo_atlas, ""), "data.csv").decode()
    assert "Subsidies,kost,-1741,-1741,ok\r\n" in plain


# --- costs and benefits --------------------------------------------------------------------------


def test_the_waterfalls_show_the_eight_amounts_and_what_is_left() -> None:
    participant, government = balances.waterfall("medewerker"), balances.waterfall("overheid")
    assert [row[2] for row in cells(participant)] == ["+341", "+482", "+746", "−455"]
    assert [row[2] for row in cells(government)] == ["−1.741", "+81", "+441", "+764"]
    assert [row[1] for row in cells(government)] == ["kost", *["opbrengst"] * 3]
    assert participant.grid.total and participant.grid.total[1] == ("+1.114", "ok")
    assert government.grid.total and government.grid.total[1] == ("−455", "ok")
    assert "1.286" in government.sentence and f"73,9{NBSP}%" in government.sentence
    for figure in (participant, government):
        assert figure.sources == (UCLL,)
        assert "geen periode" in figure.notes[0].text
        shown = " ".join(texts(figure.picture))
        assert all(row[2] in shown for row in cells(figure))


def test_wellbeing_is_the_largest_gain() -> None:
    assert cells(balances.gains()) == [
        ["Toename welbevinden", "746"],
        ["Hoger inkomen bij doorstroom", "482"],
        ["Vergoeding", "341"],
    ]


def test_the_words_of_the_page_come_from_the_figures() -> None:
    words = balances.words()
    assert (words["participant"], words["government"], words["gained"]) == ("1.114", "455", "1.286")
    assert (words["short"], words["recovered"]) == ("114", f"73,9{NBSP}%")
    assert (words["two_thirds"], words["break_even"]) == (f"66,7{NBSP}%", f"16,3{NBSP}%")


def test_a_tornado_names_its_assumptions_and_whose_work_it_is(demo_atlas: Atlas) -> None:
    figure = FINDINGS["tornado"](demo_atlas, "deelnemers=500&b.doorstroom=16")
    assert figure.source.startswith("eigen rekenwerk van de atlas")
    assert UCLL in figure.source
    assert "aantal medewerkers 500;" in figure.notes[0].text
    assert figure.sentence.startswith("“Subsidies” weegt het zwaarst")
    assert cells(figure)[0] == ["Subsidies", "+174.100", "−174.100"]


# --- the ladder ----------------------------------------------------------------------------------


def test_six_rungs_with_what_was_published() -> None:
    steps = {step.number: step for step in mobility.steps()}
    assert list(steps) == [6, 5, 4, 3, 2, 1]
    assert [number for number, step in steps.items() if step.here] == [4, 3]
    assert steps[3].count_in_words == "1.454 personen in 2018"
    assert steps[4].count_in_words == "10.728 personen in 2018"
    assert steps[5].count_in_words == "45.120 personen in 2018, afgeleid"
    assert {steps[n].count_in_words for n in (1, 2, 6)} == {"geen gepubliceerd cijfer"}
    shown = " ".join(texts(mobility.rungs().picture))
    assert f"Opstap 8{NBSP}%" in shown and f"Vangnet 8{NBSP}%" in shown


def test_published_rates_stand_side_by_side_and_are_never_averaged(demo_atlas: Atlas) -> None:
    figure = mobility.side_by_side(demo_atlas)
    known = [p for p in published() if p.measure == TO_WORK]
    rows = cells(figure)
    assert [row[1] for row in rows[:3]] == [f"8{NBSP}%", f"ongeveer 15{NBSP}%", f"1{NBSP}%"]
    assert len(rows) == len(known) + 1
    assert [row[3] for row in rows[:3]] == ["niet vermeld", "2018", "2017"]
    assert "(demonstratie)" in rows[3][0] and figure.demo
    text = " ".join(
        [figure.sentence, *texts(figure.picture), *(cell for row in rows for cell in row)]
    )
    assert f"{sum(p.value for p in known) / 3:.0f}{NBSP}%" not in text.replace(f"8{NBSP}%", "")
    assert "nooit samengeteld" in figure.notes[0].text


@pytest.mark.parametrize(
    ("stays", "word"),
    [
        ([], ""),
        (persons(3, einddatum="2023-05-01", trede_na=5, startdatum="2023-01-01"), "verborgen"),
    ],
    ids=["nobody", "few"],
)
def test_a_share_that_is_not_there_is_a_word(stays: list[dict[str, object]], word: str) -> None:
    figure = mobility.side_by_side(weakened_atlas(registry([{}], stays)))
    assert not figure.demo and "demonstratie" not in figure.grid.names[-1]
    shown, status = figure.grid.cells[-1][0]
    assert "nan" not in shown
    if word:
        assert (shown, status) == (word, "verborgen")
        assert "verborgen" in figure.sentence or "privacy" in figure.sentence
        assert "verborgen" in " ".join(texts(figure.picture))
    build(figure.picture)


def test_an_empty_registry_has_figures_too() -> None:
    here = weakened_atlas(registry([], []))
    for make in FINDINGS.values():
        build(make(here, "").picture)
