"""Chart, table, sentence and API hold the same numbers, on every card of every page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from helpers.browser import readings, steps
from helpers.browser.server import Server

VIEWS = {
    "overzicht": ("/", "/?jaar=2018&sector=ggz"),
    "kaart": (
        "/kaart",
        "/kaart?niveau=gemeente&sector=vaph&gebied=westhoek,torhout",
        "/kaart?niveau=gemeente&sector=vaph&kaartvorm=cirkels",
        "/kaart?niveau=arrondissement&eenheid=per10000&plaats=woonplaats&jaar=2019",
        "/kaart?niveau=gemeente&plaats=woonplaats&maat=instroom&jaar=2020",
    ),
    "aanbod": (
        "/aanbod",
        "/aanbod?niveau=regio&eenheid=aandeel&splitsing=hoofdinkomen",
        "/aanbod?gebied=westhoek,koksijde&splitsing=geslacht&jaar=2020&sector=aw",
    ),
    "evolutie": (
        "/evolutie",
        "/evolutie?splitsing=sector&eenheid=index",
        "/evolutie?niveau=regio&maat=instroom&sector=vaph",
        "/evolutie?gebied=koksijde,30000&eenheid=aandeel&maat=vangnet&jaar=2019..2024",
        "/evolutie?splitsing=geslacht&gebied=heuvelland",
    ),
}


@pytest.mark.parametrize(
    ("name", "address"),
    [(name, address) for name, addresses in VIEWS.items() for address in addresses],
)
def test_every_form_of_a_card_holds_the_same_numbers(
    page: Page, atlas: Server, name: str, address: str
) -> None:
    steps.visit(page, address)
    expect(page.locator(".melding")).to_have_count(0)
    for key in steps.FIGURES[name][1]:
        card = f"{name}-{key}"
        query = readings.query_of(page, card)
        answer, wanted = atlas.numbers(query), readings.rows(atlas, query)
        assert answer["meldingen"] == []
        assert wanted
        sentence = steps.part(page, card, "zin").inner_text()
        assert sentence == answer["zin"]
        expect(steps.subtitle(page, card)).to_contain_text(answer["ondertitel"])
        readings.match_sentence(sentence, answer, wanted)
        readings.match_table(page, card, wanted)
        readings.match_chart(steps.data(page, card), wanted)


def test_the_numbers_are_the_same_after_choices_as_after_loading(page: Page, atlas: Server) -> None:
    steps.visit(page, "/aanbod")
    steps.choose(page, "niveau", "regio")
    steps.choose(page, "splitsing", "geslacht")
    steps.tick(page, "sector", "ggz")
    for key in steps.FIGURES["aanbod"][1]:
        card = f"aanbod-{key}"
        wanted = readings.rows(atlas, readings.query_of(page, card))
        readings.match_table(page, card, wanted)
        readings.match_chart(steps.data(page, card), wanted)


@pytest.mark.parametrize("path", ["/", "/evolutie"])
def test_the_trend_holds_the_published_number_of_2021(page: Page, atlas: Server, path: str) -> None:
    steps.visit(page, path)
    card = "overzicht-verloop" if path == "/" else "evolutie-verloop"
    traces = steps.data(page, card)
    line = next(trace for trace in traces if trace["mode"] == "lines" and trace.get("name"))
    assert line["y"][line["x"].index(2021)] == 1771
    published = [trace for trace in traces if trace.get("name") == "Gepubliceerd cijfer"]
    assert dict(readings.cells(page, card))["2021", "West-Vlaanderen"] == "1.771"
    steps.open_table(page, card)
    row = steps.part(page, card, "tabel").get_by_role("row", name="2021 1.771").first
    expect(row).to_be_visible()
    points = [(x, y) for trace in published for x, y in zip(trace["x"], trace["y"], strict=True)]
    assert (2021, 1771) in points, "the published figure stands beside the registrations"
    year = next(r for r in atlas.numbers("?niveau=provincie&jaar=2021")["rijen"])
    assert year["waarde"] == 1771


def test_a_published_number_of_another_kind_is_marked_as_such(page: Page) -> None:
    steps.visit(page, "/evolutie")
    published = next(
        trace
        for trace in steps.data(page, "evolutie-verloop")
        if trace.get("name") == "Gepubliceerd, andere definitie"
    )
    assert (published["x"], published["y"]) == ([2018], [1454])
    assert "trede 3" in published["text"][0].replace("<br>", " ")
    expect(steps.part(page, "evolutie-verloop", "voet")).to_contain_text("andere maat")
    steps.tick(page, "sector", "ggz")
    names = [str(trace.get("name", "")) for trace in steps.data(page, "evolutie-verloop")]
    assert not [name for name in names if name.startswith("Gepubliceerd")]
    expect(steps.part(page, "evolutie-verloop", "legende")).not_to_contain_text("Gepubliceerd")


def test_the_key_figures_are_those_of_the_api(page: Page, atlas: Server) -> None:
    steps.visit(page, "/?jaar=2021")
    tiles = page.locator(":is(#overzicht-getal, #overzicht-tegels) li").all()
    measures = (
        "medewerkers",
        "initiatieven",
        "plaatsen",
        "uren",
        "instroom",
        "uitstroom",
        "doorstroom",
        "vangnet",
    )
    assert len(tiles) == len(measures)
    for tile, measure in zip(tiles, measures, strict=True):
        unit = "aandeel" if measure in ("doorstroom", "vangnet") else "aantal"
        old, new = (
            atlas.numbers(f"?niveau=provincie&maat={measure}&eenheid={unit}&jaar={year}")
            for year in (2020, 2021)
        )
        now, then = new["rijen"][0]["waarde"], old["rijen"][0]["waarde"]
        expect(tile.locator(".tegelgetal")).to_have_text(readings.written(now, unit))
        difference = tile.locator(".tegelverschil")
        expect(difference).to_contain_text("2020")
        if now == then:
            expect(difference).to_contain_text("evenveel")
            continue
        way = ("hoger", "lager") if unit == "aandeel" else ("meer", "minder")
        expect(difference).to_contain_text(way[now < then])
        change = abs(now - then) if unit == "aandeel" else abs(now - then) / then * 100
        shown = readings.written(change, "aandeel").removesuffix(" %")
        expect(difference).to_contain_text(shown)


def test_hidden_numbers_are_nowhere_on_the_page(page: Page, atlas: Server) -> None:
    """A hidden number looks the same whatever it is, in every form."""
    query = "?niveau=gemeente&sector=vaph"
    hidden = [row for row in readings.rows(atlas, query) if row.status == "verborgen"]
    assert hidden
    steps.visit(page, "/kaart" + query)
    names = {row.labels[1] for row in hidden}
    shapes = [t for t in steps.data(page, "kaart-kaart") if t.get("name") in names]
    assert len(shapes) == len(hidden)
    looks = {(t["fillcolor"], str(t["fillpattern"]), t["line"]["color"]) for t in shapes}
    assert len(looks) == 1
    ranked = page.locator(".rangtabel tbody tr").all_inner_texts()
    shown = [line for line in ranked if any(name in line.split("\t") for name in names)]
    assert len(shown) == len(hidden)
    assert all(line.endswith("verborgen") and line.startswith("\t") for line in shown)
    assert ranked[-len(hidden) :] == sorted(shown)
