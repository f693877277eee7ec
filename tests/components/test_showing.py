"""What the slides of a deck show: the same protected numbers, with what a speaker changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.deck import ALL_SECTORS, AS_SAVED, Change, Deck, Slide
from arbeidszorg.content.talk import Shown
from arbeidszorg.view.view import View
from components import showing
from helpers.places import PROVINCE

HOST = "https://atlas.example"
MAP = Slide("Waar?", ("/kaart?jaar=2024#kaart-kaart",))
TREND = Slide("Groei", ("/evolutie#evolutie-verloop",))
NUMBER = Slide("Hoeveel?", number="/api/v1/cijfers.json?jaar=2021&niveau=provincie")


@pytest.fixture(autouse=True)
def inside(client: FlaskClient) -> Iterator[None]:
    with client.application.app_context():
        yield


def shown(here: Atlas, slide: Slide, change: Change = AS_SAVED) -> Shown:
    return showing.shown(slide, 1, here, HOST, change)


def test_a_figure_is_that_of_its_page(demo_atlas: Atlas) -> None:
    shown_slide = shown(demo_atlas, MAP)
    (figure,) = shown_slide.figures
    assert figure.table is demo_atlas.table(View((2024, 2024), level="regio"))
    assert figure.about.link == f"{HOST}/kaart?jaar=2024&reeks=2017..2025#kaart-kaart"
    assert (shown_slide.heading, shown_slide.year, shown_slide.area, shown_slide.sector) == (
        "Waar?",
        2024,
        "west-vlaanderen",
        "alle",
    )
    assert shown_slide.notices == () and shown_slide.demo and not shown_slide.changed
    assert figure.about.sentence in shown_slide.sentence


def test_the_mark_stands_on_what_is_invented_alone(demo_atlas: Atlas) -> None:
    """A theory of others and a published study are no demonstration."""
    for address in ("/veranderingstheorie#theorie-schema", "/meerwaarde#studie-uniek"):
        slide = Slide(figures=(address,))
        shown_slide = showing.shown(slide, 2, demo_atlas, "https://atlas.example.be")
        assert shown_slide.figures and not shown_slide.demo, address
        both = Slide(figures=(address, *MAP.figures))
        assert showing.shown(both, 2, demo_atlas, "https://atlas.example.be").demo


def test_a_slide_without_a_heading_takes_that_of_its_figure(demo_atlas: Atlas) -> None:
    shown_slide = shown(demo_atlas, Slide(figures=MAP.figures))
    assert shown_slide.heading == "Arbeidszorgmedewerkers per regio in 2024"


def test_an_address_without_a_figure_takes_the_first(demo_atlas: Atlas) -> None:
    shown_slide = shown(demo_atlas, Slide(figures=("/aanbod",)))
    assert [figure.key for figure in shown_slide.figures] == ["dia-1-1"]
    assert shown_slide.figures[0].table.view.split == ("sector",)


def test_a_change_is_made_to_every_view_of_a_slide(demo_atlas: Atlas) -> None:
    pair = Slide(figures=("/aanbod#aanbod-sector", "/evolutie?jaar=2018..2024#evolutie-verloop"))
    shown_slide = shown(demo_atlas, pair, Change(2019, "REFREG10", "GGZ"))
    views = [figure.table.view for figure in shown_slide.figures]
    assert [view.years for view in views] == [(2019, 2019), (2017, 2019)]
    assert all(view.areas == ("REFREG10",) and view.sectors == ("GGZ",) for view in views)
    assert shown_slide.changed and (shown_slide.year, shown_slide.sector) == (2019, "ggz")
    assert shown_slide.figures[0].about.link.startswith(f"{HOST}/aanbod?jaar=2019&gebied=")


def test_the_province_and_every_sector_take_filters_off(demo_atlas: Atlas) -> None:
    narrow = Slide(figures=("/kaart?gebied=westhoek&sector=ggz#kaart-kaart",))
    assert shown(demo_atlas, narrow).area == "westhoek"
    (figure,) = shown(demo_atlas, narrow, Change(area=PROVINCE, sector=ALL_SECTORS)).figures
    assert figure.table is demo_atlas.table(View(demo_atlas.years[1:] * 2, level="regio"))


def test_a_number_is_the_only_one_of_its_view(demo_atlas: Atlas) -> None:
    shown_slide = shown(demo_atlas, NUMBER)
    assert (
        shown_slide.number and shown_slide.number.text == "1.771" and shown_slide.number.is_number
    )
    assert shown_slide.number.said.startswith("Arbeidszorgmedewerkers in 2021")
    assert "1.771: Arbeidszorgmedewerkers in 2021" in shown_slide.sentence
    regio = Slide(number="/api/v1/cijfers.json?jaar=2021")
    assert (
        shown(demo_atlas, regio).number == shown_slide.number
        or "1.771" in shown(demo_atlas, regio).sentence
    ), "of several rows the total"
    assert shown(demo_atlas, NUMBER, Change(2020)).number != shown_slide.number


def test_a_hidden_number_is_a_word(demo_atlas: Atlas) -> None:
    table = demo_atlas.table(View((2025, 2025), level="gemeente", sectors=("VAPH",)))
    hidden = next(row.area for row in table.rows if row.status == "verborgen")
    address = f"/api/v1/cijfers.json?jaar=2025&niveau=gemeente&sector=vaph&gebied={hidden}"
    number = shown(demo_atlas, Slide(number=address)).number
    assert number and number.text == "verborgen" and not number.is_number


@pytest.mark.parametrize(
    "address",
    [
        "/bestaat/niet",
        "/methode#privacy",
        "/kaart#kaart-weg",
        "//[",
        "/rapport/westhoek",
    ],
)
def test_what_is_gone_is_said(demo_atlas: Atlas, address: str) -> None:
    shown_slide = shown(demo_atlas, Slide("Kop", (address, *MAP.figures)))
    assert len(shown_slide.figures) == 1, "what can be shown is shown"
    assert "is er niet (meer)" in shown_slide.notices[0]


def test_an_address_that_no_longer_holds_gives_a_notice(demo_atlas: Atlas) -> None:
    shown_slide = shown(demo_atlas, Slide(figures=("/kaart?gebied=nergens&jaar=1999#kaart-kaart",)))
    assert shown_slide.figures and len(shown_slide.notices) == 2
    assert "nergens" in " ".join(shown_slide.notices) and "1999" in " ".join(shown_slide.notices)


def test_a_page_is_no_number(demo_atlas: Atlas) -> None:
    shown_slide = shown(demo_atlas, Slide("Kop", number="/kaart#kaart-kaart"))
    assert shown_slide.number is None and "geeft geen getal" in shown_slide.notices[0]


def test_what_is_asked_in_vain_is_said(demo_atlas: Atlas) -> None:
    change, notices = showing.change_of(
        {"jaar": "1800", "gebied": "<b>", "sector": "x" * 900}, demo_atlas
    )
    assert change == AS_SAVED and len(notices) == 3
    assert all(len(text) < 200 for text in notices)
    for odd in ({"jaar": None}, {"jaar": [1]}, {"gebied": 3}, {"sector": {}}, {}):
        showing.change_of(odd, demo_atlas)


def test_a_change_is_written_as_it_is_read(demo_atlas: Atlas) -> None:
    parameters = {"jaar": "2019", "gebied": "westhoek", "sector": "ggz"}
    change, notices = showing.change_of(parameters, demo_atlas)
    assert showing.parameters(change, demo_atlas) == parameters and notices == ()
    province, _ = showing.change_of({"gebied": "30000", "sector": "alle"}, demo_atlas)
    assert showing.parameters(province, demo_atlas) == {
        "gebied": "west-vlaanderen",
        "sector": "alle",
    }


def test_a_talk_has_every_slide_in_order(demo_atlas: Atlas) -> None:
    talk = showing.talk(Deck("Ronde tafel: a/b", (MAP, TREND, NUMBER)), demo_atlas, HOST)
    assert [slide.place for slide in talk.slides] == [1, 2, 3]
    assert talk.name == "arbeidszorg_presentatie_ronde-tafel-a-b_demonstratie"
    assert {figure.key for slide in talk.slides for figure in slide.figures} == {
        "dia-1-1",
        "dia-2-1",
    }


def test_the_drawing_of_a_figure() -> None:
    assert showing.drawing("/kaart?jaar=2021#kaart-kaart") == "/figuur/kaart/kaart.svg?jaar=2021"
    assert showing.drawing("/#overzicht-sector") == "/figuur/overzicht/sector.svg"
    near = showing.drawing("/gebied/kortrijk?jaar=2021#portret-kaart")
    assert near == "/figuur/portret/kaart.svg?gebied=kortrijk&jaar=2021"
    assert showing.drawing("/nergens#x") == "" and showing.drawing("/kaart") == ""


def test_lines_around_a_changed_year_end_there(demo_atlas: Atlas) -> None:
    """Above a 2019 no line runs on to 2025; the classes of a map stay those of every year."""
    trend = Slide(figures=("/kaart?jaar=2024&gebied=westhoek#kaart-verloop",))
    year = Change(year=2019)
    (figure,) = shown(demo_atlas, trend, year).figures
    assert figure.table.view.years == (2017, 2019) and "2024" not in figure.about.sentence
    assert "reeks=2017..2019" in figure.about.link
    (plain,) = shown(demo_atlas, MAP, year).figures
    assert "reeks=2017..2025" in plain.about.link
