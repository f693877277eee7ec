"""The theory of change: everything that stands in the source of April 2021 is there, and what the
atlas says about it can be found on the page that it names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.settings import Settings
from arbeidszorg.subjects.theory import nodes
from arbeidszorg.subjects.theory.nodes import (
    GROUPS,
    HOW,
    INDICATORS,
    NEEDED,
    NODES,
    TABLE,
    VISION,
    WHOM,
)
from arbeidszorg.texts import catalogue, has, t
from arbeidszorg.view.rows import STATUSES
from arbeidszorg.view.splits import split_codes
from helpers.builders import PLACES, answer
from helpers.examples import examples

#: The effects for each beneficiary, as the source names them.
EFFECTS = {
    "maatschappij": (
        "verhoogde activiteitsgraad",
        "preventie",
        "sociale cohesie",
        "sociale inclusie",
        "kostenbesparing",
    ),
    "medewerkers": (
        "zingeving",
        "zelfwaarde",
        "sociaal netwerk",
        "dagstructuur",
        "levenskwaliteit",
        "perspectief",
        "veiligheid",
        "arbeidsstatus",
    ),
    "klanten": (
        "kwaliteitsvol aanbod op maat",
        "maatschappelijk verantwoord ondernemen",
        "instroom en tijdelijke opvang van arbeidskrachten",
        "kostenbesparing",
    ),
}
APPROACH = (
    "combinatie van werk en zorg",
    "een vangnet en een opstap",
    "kansen blijven geven en krijgen",
    "persoonlijke en werkcompetenties",
)
#: Terms of the source in what each actor does, and in the conditions.
ACTORS = {
    "toeleiders": (
        ("volwaardige werkvorm", "activering", "juiste plaats", "volgen"),
        ("netwerk", "up-to-date kennis", "tijd en ruimte", "match", "info en stimulans"),
    ),
    "doelgroep": (
        ("vrijwillig", "duurzaam engagement"),
        (
            "fysieke en mentale gezondheid",
            "zinvolheid",
            "werkbereid",
            "begeleiding en ondersteuning",
        ),
    ),
    "overheid": (
        ("wettelijk kader", "volwaardige werkvorm", "stimuleert en ondersteunt"),
        (
            "politieke wil",
            "betrokkenheid en visie",
            "volwaardige finale werkvorm",
            "beleidsdomeinen",
        ),
    ),
    "initiatieven": (
        ("breed", "gekend", "divers", "regio", "laagdrempelig", "begeleiding op maat"),
        (
            "juiste houding en competenties",
            "werk en zorg",
            "mensen en producten",
            "klanten en partners",
        ),
    ),
}
STUDY = {
    "overheid_opbrengst_besparing_hulpverlening": 764,
    "overheid_kost_subsidies": 1741,
    "overheid_opbrengst_besparing_doorstroom": 441,
    "medewerker_opbrengst_welbevinden": 746,
    "instroom_uit_betaald_werk": 8,
    "doorstroom_betaald_werk": 8,
}


def name(key: str) -> str:
    return t(f"theorie.node.{key}.name")


def test_every_effect_for_every_beneficiary_is_there() -> None:
    assert tuple(node.key for node in nodes.top(WHOM)) == tuple(EFFECTS)
    for key, effects in EFFECTS.items():
        assert tuple(name(node.key).lower() for node in nodes.below(key)) == effects


def test_the_approach_has_four_parts() -> None:
    assert tuple(name(node.key).lower() for node in nodes.top(HOW)) == APPROACH


def test_four_actors_with_what_they_do_and_three_conditions_each() -> None:
    assert tuple(node.key for node in nodes.top(NEEDED)) == tuple(ACTORS)
    for key, (does, conditions) in ACTORS.items():
        below = nodes.below(key)
        assert len(below) == 3
        words = " ".join(name(node.key) for node in below).lower()
        assert [term for term in conditions if term not in words] == []
        statement = t(f"theorie.node.{key}.statement").lower()
        assert [term for term in does if term not in statement] == []


def test_the_vision_and_the_one_voice() -> None:
    vision = t(f"theorie.node.{VISION}.statement")
    for term in (
        "volwaardig erkende werkvorm",
        "recht op arbeid",
        "iedereen",
        "grote afstand tot de arbeidsmarkt",
        "duurzame activering op maat",
    ):
        assert term in vision
    voice = t(f"theorie.node.{TABLE}.statement")
    assert "Ronde Tafel Arbeidszorg" in voice and "één stem" in voice and "erkend" in voice


def test_the_source_and_its_edition_are_named() -> None:
    for key in ("source", "poster_source"):
        text = t(f"theorie.{key}")
        assert "Ronde Tafel Arbeidszorg" in text and "april 2021" in text


def test_every_node_is_whole_and_stands_once() -> None:
    keys = [node.key for node in NODES]
    assert len(keys) == len(set(keys)) == 42
    assert tuple(dict.fromkeys(node.group for node in NODES)) == GROUPS
    for node in NODES:
        assert name(node.key) and len(t(f"theorie.node.{node.key}.text")) > 40
        assert not node.parent or node.parent in keys[: keys.index(node.key)]
        assert set(node.indicators) <= set(INDICATORS)
        assert not node.recommendation or has(f"aanbevelingen.ask.{node.recommendation}.title")
    written = {key.split(".")[2] for key in catalogue() if key.startswith("theorie.node.")}
    assert written == set(keys), "no words for a node that is not there"


def test_every_indicator_is_used_and_has_its_words() -> None:
    assert {key for node in NODES for key in node.indicators} == set(INDICATORS)
    for key, indicator in INDICATORS.items():
        assert has(f"theorie.indicator.{key}.what")
        own = not indicator.split or bool(indicator.code)
        assert has(f"theorie.indicator.{key}.says") == own
        if own:
            text = t(f"theorie.indicator.{key}.says", year=2021, value="12,3 %", **PLACES.words)
            assert "2021" in text and "12,3 %" in text


def test_figures_of_the_study_are_those_of_the_study(demo_atlas: Atlas) -> None:
    every = (figure for node in NODES for figure in nodes.studied(node, demo_atlas))
    figures = {figure.measure: figure for figure in every}
    assert {measure: figure.value for measure, figure in figures.items()} == STUDY
    for figure in figures.values():
        assert figure.year is None and "UCLL" in figure.source
        assert t(f"theorie.study.{figure.measure}", value="8 %")


class Here:
    """An atlas that gives every number one status."""

    years = (2019, 2021)
    settings = Settings()
    geography = PLACES

    def __init__(self, value: float | str) -> None:
        self.value = value

    def table(self, view: nodes.View) -> nodes.Table:

        codes = [split_codes(split) for split in view.split]
        keys = [("30000", code) for code in codes[0]] if codes else ["30000"]
        return answer(view, dict.fromkeys(keys, self.value))


@pytest.mark.parametrize("status", STATUSES[1:])
def test_a_number_that_is_not_there_is_never_shown(status: str) -> None:
    for node in NODES:
        for reply in nodes.answers(node, Here(status)):  # type: ignore[arg-type]
            assert not reply.shown
            assert reply.row is None or reply.row.status == status


@settings(deadline=None, max_examples=examples(20))
@given(st.floats(0, 10_000))
def test_an_answer_is_the_number_of_the_table(value: float) -> None:
    for node in NODES:
        for reply in nodes.answers(node, Here(value)):  # type: ignore[arg-type]
            assert reply.shown and reply.year == 2021
            assert reply.table.view.years == (2021, 2021) and reply.table.view.level == "provincie"
            if reply.row is not None and reply.indicator.code:
                assert reply.row.codes[reply.indicator.split] == reply.indicator.code
