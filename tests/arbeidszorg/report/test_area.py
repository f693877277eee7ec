"""Reports of all areas: whole, tidy, and with no number that is not shown elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.document import Document, Listing
from arbeidszorg.files.plain import plain
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.report import ReportError, report
from arbeidszorg.report.figures import file_name
from arbeidszorg.report.subject import Subject
from helpers.builders import PLACES, persons, registry, weakened_atlas
from helpers.examples import examples, walk
from helpers.marked import Marks
from helpers.strategies import registries

AREAS = tuple(PLACES.areas)
#: All areas but municipalities, and of those some of each kind: many people, few, none, silent.
SOME = (
    *AREAS[:14],
    "31005",
    "34022",
    "33011",
    "31006",
    "35006",
    "38014",
    "32030",
    "37021",
    "33016",
)
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?(?:\u00a0%)?")


def texts(document: Document) -> Iterator[str]:
    """Every sentence and cell that the report itself writes."""
    yield from (document.title, document.subtitle, *document.lead)
    for section in document.sections:
        yield from (section.heading, *section.text)
        for listing in section.listings:
            yield from cells(listing)


def cells(listing: Listing) -> Iterator[str]:
    yield from (listing.caption, *listing.columns, listing.note)
    for row in listing.rows:
        yield from row


@pytest.mark.parametrize("code", walk(AREAS))
@pytest.mark.parametrize("which", [0, 1], ids=["first year", "last year"])
def test_every_area_has_a_report(demo_atlas: Atlas, code: str, which: int) -> None:
    document = report(demo_atlas, code, demo_atlas.years[which], "https://atlas.example/gebied")
    assert len(document.sections) == 8
    assert document.demo
    assert re.fullmatch(r"arbeidszorg_rapport_[a-z-]+_\d{4}_demonstratie", document.name)
    keys = [figure.key for figure in document.figures]
    assert keys[0] == "kaart" and len(set(keys)) == len(keys)
    for figure in document.figures:
        assert figure.picture.kind  # there is something to see
        assert figure.about.link == document.link and figure.about.demo
        assert figure.name.isascii()
    for section in document.sections:
        assert section.text
        for text in section.text:
            assert re.match("[A-ZÉ0-9]", text) and text.endswith("."), text
        for listing in section.listings:
            assert listing.rows
            assert all(len(row) == len(listing.columns) for row in listing.rows)
    for text in texts(document):
        assert not re.search(r"[{}]|\bnan\b|None|  |\.\.|,,| ,| \.|\d{4} \d", text), text
    assert plain(document).decode().startswith(document.title)


def test_the_residents_of_its_key_figures_have_a_source(demo_atlas: Atlas) -> None:
    (source,) = (s for s in report(demo_atlas, "34022", 2025).sources if "Statbel" in s)
    assert source.startswith("Inwoners op 1 januari van elk jaar")


def test_no_two_reports_have_one_name(demo_atlas: Atlas) -> None:
    names = {file_name(Subject(demo_atlas, code, 2025)) for code in AREAS}
    assert len(names) == len(AREAS) == 76


def test_the_same_report_twice_is_the_same(demo_atlas: Atlas) -> None:
    first, second = (report(demo_atlas, "REFREG07", 2025) for _ in range(2))
    assert plain(first) == plain(second)


@pytest.mark.parametrize("code", ["99999", "", "westhoek", "buiten", "onbekend"])
def test_an_area_that_is_not_there(demo_atlas: Atlas, code: str) -> None:
    with pytest.raises(ReportError, match="bestaat niet"):
        report(demo_atlas, code, 2025)


@pytest.mark.parametrize("year", [0, 2016, 2026])
def test_a_year_that_is_not_there(demo_atlas: Atlas, year: int) -> None:
    with pytest.raises(ReportError, match="van 2017 tot 2025"):
        report(demo_atlas, "REFREG07", year)


# --- where numbers come from ----------------------------------------------------------------------


def public(here: Atlas, code: str, year: int) -> set[str]:
    """Numbers that are no numbers of persons: years, areas, and facts about initiatives."""
    towns = PLACES.members[code]
    initiatives = here.running(year, towns)
    handed_in = sum(initiative.code in here.reporting[year] for initiative in initiatives)
    counts = {
        len(towns),
        len(initiatives),
        handed_in,
        len(initiatives) - handed_in,
        len({initiative.nis for initiative in initiatives}),
        sum(initiative.places is None for initiative in initiatives),
        *(initiative.places for initiative in initiatives if initiative.places is not None),
        0,
        1,
    }
    years = {str(calendar_year) for calendar_year in range(here.years[0], here.years[1] + 1)}
    fixed = {"10.000", "100,0\u00a0%", "0,0", "0,0\u00a0%", "100,0", "2020", "2025"}
    return {str(count) for count in counts} | years | fixed


def invented(here: Atlas, marks: Marks, code: str, year: int) -> set[str]:
    """The numbers in a report that nobody showed."""
    document = report(marks.over(here), code, year)
    allowed = marks.shown | public(here, code, year)
    sentences = [text for section in document.sections[:-1] for text in section.text]
    sentences += [
        text
        for section in document.sections[:-1]
        for listing in section.listings
        for text in cells(listing)
    ]
    everything = plain(document).decode()
    assert not [secret for secret in marks.secret - marks.shown if secret in everything]
    return {number for text in sentences for number in NUMBER.findall(text)} - allowed


@pytest.mark.parametrize("code", walk(SOME))
def test_every_number_is_shown_elsewhere_or_the_difference_of_two(
    demo_atlas: Atlas, code: str
) -> None:
    assert invented(demo_atlas, Marks(), code, demo_atlas.years[1]) == set()


@settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    code=st.sampled_from(AREAS),
    year=st.integers(2017, 2025),
    seed=st.integers(0, 10**6),
    hide=st.sampled_from([5, 20, 50, 90, 100]),
)
def test_what_is_hidden_is_said_nowhere(
    demo_atlas: Atlas, code: str, year: int, seed: int, hide: int
) -> None:
    """Whatever is hidden, whole rows or single cells: the report neither fails nor tells."""
    assert invented(demo_atlas, Marks(seed, hide), code, year) == set()


def test_the_test_finds_what_is_made_up(demo_atlas: Atlas) -> None:
    marks = Marks()
    document = report(marks.over(demo_atlas), "REFREG07", 2025)
    true = report(demo_atlas, "REFREG07", 2025)
    assert "304" in NUMBER.findall(true.sections[0].text[0])
    assert "304" not in marks.shown
    assert "304" not in NUMBER.findall(document.sections[0].text[0])


# --- other data -----------------------------------------------------------------------------------

#: Names that files and pages have been broken by.
NASTY = [
    '<b>&amp; "Ko\'k"',
    "=1+1",
    "a/b\\c",
    "\u202egnal",
    "🙂",
    "x" * 300,
    "a\x00b\x1bc\nd",
    "{where}",
    "%s %(x)d",
]


def test_nasty_names_are_names() -> None:
    here = weakened_atlas(
        registry([{"naam": name, "plaatsen": 3} for name in NASTY], persons(9, initiatief_id="I1"))
    )
    document = report(here, "31005", 2021)
    listing = document.sections[5].listings[0]
    names = {row[0] for row in listing.rows}
    assert {'<b>&amp; "Ko\'k"', "=1+1", "🙂", "{where}", "x" * 300} <= names
    assert not any(re.search("[\x00-\x1f]", name) for name in names)
    assert not document.demo and "demonstratie" not in document.name
    assert "verzonnen" not in plain(document).decode()


def test_an_atlas_without_registrations() -> None:
    here = weakened_atlas(registry())
    for code in ("30000", "REFREG06", "31000", "31005"):
        document = report(here, code, 2021)
        assert "nog geen registraties doorgegeven" in document.sections[0].text[0]
        assert [figure.key for figure in document.figures] == ["kaart"] or code == "30000"
    nobody = report(here, "31006", 2021)
    assert nobody.sections[0].text[0] == (
        "In 2021 liep in Damme geen enkel initiatief, net als een jaar eerder. Er was dus ook "
        "niemand aan de slag in arbeidszorg."
    )


@settings(max_examples=examples(15), deadline=None)
@given(any_registry=registries(), code=st.sampled_from(AREAS), year=st.integers(2019, 2021))
def test_any_registry_has_reports(any_registry: Registry, code: str, year: int) -> None:
    here = weakened_atlas(any_registry)
    assert invented(here, Marks(), code, year) == set()
