"""A slide on the stage: heading, figure, sentence, table, source, and what is changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.content.deck import AS_SAVED, Change, Slide
from arbeidszorg.view.view import View
from components import showing
from components.markup import markup
from components.slide import slide
from helpers.builders import PLACES
from helpers.drawn import elements, words

WESTHOEK = PLACES.find("westhoek").code  # type: ignore[union-attr]
MAP = Slide("Waar gebeurt het?", ("/kaart?jaar=2024#kaart-kaart",), caption="Kijk naar de kust")


@pytest.fixture(autouse=True)
def inside(client: FlaskClient) -> Iterator[None]:
    with client.application.app_context():
        yield


def drawn(here: Atlas, deck_slide: Slide, change: Change = AS_SAVED) -> tuple[str, str]:
    """The slide as HTML, and its words."""
    component = slide(showing.shown(deck_slide, 3, here, "https://atlas.example", change), 16)
    return str(markup(component)), words(component)


def test_a_slide_says_all_that_a_figure_says(demo_atlas: Atlas) -> None:
    html, text = drawn(demo_atlas, MAP)
    table = demo_atlas.table(View((2024, 2024)))
    for phrase in (
        "Waar gebeurt het?",
        table.title,
        table.subtitle,
        sentence(table),
        "Bron:",
        "© NGI",
        "Demonstratie",
        "Kijk naar de kust",
    ):
        assert phrase in text
    assert 'data-zin="Dia 3 van 16: Waar gebeurt het?' in html
    assert sentence(table) in html.split('data-zin="')[1].split('"')[0]
    assert 'role="img"' in html and 'aria-labelledby="dia-3-kop"' in html
    assert html.count("<table") == 1, "its numbers are there to be read"


def test_a_slide_tells_what_it_shows_for_who_changes_it(demo_atlas: Atlas) -> None:
    html, text = drawn(demo_atlas, MAP, Change(area=WESTHOEK, sector="GGZ"))
    assert 'data-jaar="2024"' in html and 'data-gebied="westhoek"' in html
    assert 'data-sector="ggz"' in html
    assert "Gewijzigd voor dit moment" in text and "Gewijzigd." in html
    shown = html.split('data-toont="')[1].split('"')[0].replace("&#34;", '"').replace("&amp;", "&")
    assert json.loads(shown) == {
        "figuren": ["/kaart?jaar=2024&gebied=westhoek&sector=ggz&reeks=2017..2025#kaart-kaart"]
    }


def test_two_figures_each_have_their_own_title(demo_atlas: Atlas) -> None:
    deck_slide = Slide(
        "Komen en gaan", ("/evolutie#evolutie-instroom", "/evolutie#evolutie-uitstroom")
    )
    component = slide(showing.shown(deck_slide, 1, demo_atlas, ""), 2)
    assert [words(heading) for heading in elements(component, "H3")] == [
        "Instroom, 2017 tot 2025",
        "Uitstroom, 2017 tot 2025",
    ]
    html = str(markup(component))
    ids = [part.split('"')[0] for part in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_a_figure_may_have_its_table_beside_it(demo_atlas: Atlas) -> None:
    html, _ = drawn(demo_atlas, Slide("Kop", ("/aanbod#aanbod-activiteit",), table=True))
    assert html.count("<table") == 2 and "tabelbij" in html


def test_text_and_a_large_number(demo_atlas: Atlas) -> None:
    deck_slide = Slide(
        "Hoeveel?",
        lines=("Eerste", "Tweede"),
        number="/api/v1/cijfers.json?jaar=2021&niveau=provincie",
    )
    html, text = drawn(demo_atlas, deck_slide)
    assert '<p class="diagetal">1.771</p>' in html and "Eerste" in text and "Bron:" in text
    hidden = showing.shown(deck_slide, 1, demo_atlas, "")
    assert hidden.number is not None
    plain = drawn(demo_atlas, Slide("Alleen tekst", lines=("Regel",)))[0]
    assert "dia-tekst" in plain and "data-jaar" not in plain


def test_markup_in_words_stays_text(demo_atlas: Atlas) -> None:
    html, text = drawn(
        demo_atlas,
        Slide("<img src=x onerror=1>", lines=("<script>x</script>",), caption='"><b>', notes="n"),
    )
    assert "<img" not in html and "<script" not in html and "<b>" not in html
    assert "<script>x</script>" in text


def test_what_cannot_be_shown_is_said_on_the_slide(demo_atlas: Atlas) -> None:
    html, text = drawn(demo_atlas, Slide("", ("/nergens#x",)))
    assert "Deze figuur is er niet (meer)" in text and "Dia 3" in text
    assert "is er niet (meer)" in html.split('data-zin="')[1].split('"')[0]


def test_a_figure_of_which_all_is_hidden_still_stands(demo_atlas: Atlas) -> None:
    address = "/aanbod?jaar=2017&sector=vaph&activiteit=mailing&gebied=mesen#aanbod-profiel"
    html, _ = drawn(demo_atlas, Slide("Verborgen", (address,)))
    assert "diatekening" in html and "data-zin" in html


def test_what_was_written_of_another_view_is_gone(demo_atlas: Atlas) -> None:
    """ "Dat is 63 meer dan in 2017" stood under a 2019, "in de Westhoek" above Midwest."""
    saved = Slide(
        "Hoe gaat het in de Westhoek?",
        ("/kaart?jaar=2024&gebied=westhoek#kaart-verloop",),
        caption="Dat is 63 meer dan in 2017.",
        notes="Wijs de Westhoek aan.",
    )
    for change in (Change(year=2019), Change(area="REFREG10"), Change(sector="GGZ")):
        html, text = drawn(demo_atlas, saved, change)
        assert "Hoe gaat het" not in text + html and "63 meer" not in text + html
        assert "Wijs de Westhoek" not in html
    assert "Midwest" in drawn(demo_atlas, saved, Change(area="REFREG10"))[1]
    assert "63 meer" in drawn(demo_atlas, saved)[1]
    number = Slide(
        "In 2024 werkten er 300 mensen",
        number="/api/v1/cijfers.json?jaar=2024&niveau=provincie",
        lines=("Dat is 63 meer dan in 2017.",),
    )
    text = drawn(demo_atlas, number, Change(year=2019))[1]
    assert "2024" not in text and "63 meer" not in text and "2019" in text


def test_a_table_beside_a_figure_says_what_it_leaves_out(demo_atlas: Atlas) -> None:
    many = Slide("Regio’s", ("/evolutie?niveau=regio#evolutie-verloop",), table=True)
    text = drawn(demo_atlas, many)[1]
    assert "In deze tabel staan 2 kolommen niet." in text
    towns = Slide("Gemeenten", ("/kaart?niveau=gemeente#kaart-kaart",), table=True)
    assert "staan 52 rijen niet" in drawn(demo_atlas, towns)[1]
    few = Slide("Regio’s", ("/kaart#kaart-kaart",), table=True)
    assert "In deze tabel staan" not in drawn(demo_atlas, few)[1]
