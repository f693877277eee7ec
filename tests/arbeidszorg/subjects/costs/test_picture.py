"""The spread of net results: a bar where there are enough initiatives, else a dot or a word."""

from __future__ import annotations

from arbeidszorg.disclosure.spreads import NetResults, Spread
from arbeidszorg.figures.picture import Bar, Dot, Words
from arbeidszorg.subjects.costs.picture import draw_net_results
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED, OK
from helpers.drawn import build, of_kind, texts

ALL = Spread("", OK, 10, -300.0, 100.0, 700.0)


def results(*spreads: Spread, years: tuple[int, ...] = (2021,)) -> NetResults:
    return NetResults(2021, spreads, years)


def test_a_bar_from_low_to_high_with_its_middle() -> None:
    picture = draw_net_results(results(Spread("MB", OK, 6, -600.0, 0.0, 400.0), ALL))
    build(picture)
    bar, dot = of_kind(picture, Bar)[0], of_kind(picture, Dot)[0]
    assert (bar.start, bar.end, dot.x) == (-600.0, 400.0, 0.0)
    assert dot.said[1:] == ("laagste derde: −600 euro", "midden: 0 euro", "hoogste derde: 400 euro")
    low, high = picture.panels[0].x
    assert low <= -600 and high >= 700
    assert any(tick.value == 0 for tick in picture.panels[0].x_ticks)
    legend = ["Midden van de sector", "Van het laagste tot het hoogste derde"]
    assert [key.text for key in picture.keys] == legend


def test_few_initiatives_have_a_middle_alone() -> None:
    picture = draw_net_results(results(Spread("MB", OK, 3, None, 200.0, None)))
    assert of_kind(picture, Bar) == []
    assert "te weinig initiatieven" in of_kind(picture, Dot)[0].said[-1]
    assert len(picture.keys) == 1
    (beside,) = of_kind(picture, Words)
    assert [line.text for line in beside.lines] == ["te weinig initiatieven", "voor een balk"]
    assert beside.across == "end"


def test_hidden_and_absent_sectors_say_so() -> None:
    picture = draw_net_results(results(Spread("MB", HIDDEN), Spread("GGZ", NOT_REPORTED), ALL))
    build(picture)
    words = [mark for mark in of_kind(picture, Words) if mark.status]
    assert [mark.lines[0].text for mark in words] == [
        "verborgen: te weinig initiatieven",
        "geen registraties",
    ]


def test_nothing_to_draw_is_said() -> None:
    hidden = draw_net_results(results(Spread("MB", HIDDEN)))
    assert hidden.boxed and "minder dan drie initiatieven" in hidden.words
    nothing = draw_net_results(results(Spread("MB", NOT_REPORTED), years=()))
    assert not nothing.boxed and "geen kosten en opbrengsten" in nothing.words
    assert texts(nothing)


def test_all_zero_still_has_an_axis() -> None:
    picture = draw_net_results(results(Spread("MB", OK, 6, 0.0, 0.0, 0.0)))
    build(picture)
    low, high = picture.panels[0].x
    assert low < high
