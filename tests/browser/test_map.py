"""The map: pointing, taking areas, tiles, circles, initiatives, classes and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FloatRect, Locator, Page, expect

from arbeidszorg.figures.kinds import maps
from helpers.browser import readings, steps
from helpers.browser.server import Server

MAP = "kaart-kaart"
#: Where in the window a point of the map is, by the name written there.
POINT = """([id, name]) => {
  const drawn = document.querySelector(`[id="${id}"] .js-plotly-plot`);
  const box = drawn.getBoundingClientRect();
  const {xaxis, yaxis} = drawn._fullLayout;
  for (const trace of drawn.data) {
    const place = (trace.mode || "").includes("text")
      ? trace.text.findIndex((text) => text.replace(/<br>/g, "").startsWith(name)) : -1;
    if (place >= 0)
      return [box.x + xaxis._offset + xaxis.d2p(trace.x[place]),
              box.y + yaxis._offset + yaxis.d2p(trace.y[place])];
  }
  return null;
}"""

#: The last column of the key figures of chosen areas.
ALIKE = "Gemiddelde van even grote gebieden"


def point(page: Page, name: str) -> tuple[float, float]:
    """Where a name is written on the map, brought into the window."""
    steps.lives(page)
    steps.part(page, MAP, "figuur").scroll_into_view_if_needed()
    position = page.evaluate(POINT, [f"{MAP}-figuur", name])
    assert position is not None, f"{name} is not written on the map"
    return float(position[0]), float(position[1])


def hover(page: Page, name: str) -> Locator:
    """Point at an area; what the map then says."""
    x, y = point(page, name)
    page.mouse.move(x - 3, y - 3)
    page.mouse.move(x, y)
    label = steps.part(page, MAP, "figuur").locator(".hoverlayer .hovertext")
    expect(label).to_be_visible()
    return label


def shapes(page: Page) -> dict[str, dict[str, Any]]:
    """The areas that are drawn, by name; not the circles in them."""
    areas = [t for t in steps.data(page, MAP) if t.get("fill") and t.get("name")]
    return {t["name"]: t for t in areas if not t.get("uid", "").endswith("cirkel")}


def legend(page: Page) -> list[str]:
    """The legend, a line an entry."""
    return (
        steps.part(page, MAP, "legende").locator("ul.legende").first.locator("li").all_inner_texts()
    )


def profile(page: Page) -> list[list[str]]:
    """The key figures of the chosen areas, head first."""
    rows = page.locator("#kaart-profiel table").first.evaluate(
        "(table) => [...table.rows].map((row) => [...row.cells].map((c) => c.textContent.trim()))"
    )
    return [[text.replace("\xa0", " ") for text in row] for row in rows]


def test_pointing_says_name_and_number(page: Page, atlas: Server) -> None:
    steps.visit(page, "/kaart")
    for row in readings.rows(atlas, ""):
        label = hover(page, row.labels[1][:7])
        expect(label).to_contain_text(row.labels[1])
        expect(label).to_contain_text(row.text)


def test_the_keyboard_reads_the_map_as_a_pointer_does(page: Page) -> None:
    """From area to area, with rank, change and share; what is read is taken by Enter."""
    steps.visit(page, "/kaart")
    steps.lives(page)
    box = page.locator("#kaart-kaart-vak")
    label = steps.part(page, MAP, "figuur").locator(".hoverlayer .hovertext")
    said = page.locator("body > [role=status]")
    box.focus()
    names = []
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        names.append(said.inner_text().partition(".")[0])
        expect(label).to_contain_text(names[-1])
    assert len(set(names)) == 5
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    expect(said).to_have_text(
        "Westhoek. 304. plaats 5 van 5. 2 minder dan in 2024 (0,7\u00a0%). "
        "14,2\u00a0% van het totaal"
    )
    page.keyboard.press("Escape")
    expect(label).to_have_count(0)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    with steps.answered(page):
        page.keyboard.press("Enter")
    steps.expect_search(page, "?gebied=westhoek")


def test_a_finger_reads_an_area_before_it_takes_it(visitor: Callable[..., BrowserContext]) -> None:
    phone = visitor(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    steps.visit(phone, "/kaart")
    steps.lives(phone)
    phone.touchscreen.tap(*point(phone, "Westhoek"))
    label = steps.part(phone, MAP, "figuur").locator(".hoverlayer .hovertext")
    expect(label).to_contain_text("plaats 5 van 5")
    assert steps.search(phone) == ""
    phone.touchscreen.tap(*point(phone, "Westhoek"))
    steps.expect_search(phone, "?gebied=westhoek")


def test_a_click_takes_an_area_and_shows_it_against_the_province(page: Page, atlas: Server) -> None:
    steps.visit(page, "/kaart?jaar=2022")
    expect(page.locator("#kaart-profiel")).to_contain_text("Kies een gebied")
    with steps.answered(page):
        page.mouse.click(*point(page, "Westhoek"))
    assert steps.search(page) == "?jaar=2022&gebied=westhoek"
    expect(page.locator("#kaart-profiel h2")).to_have_text("Westhoek tegenover West-Vlaanderen")
    head, *lines = profile(page)
    assert head[1:] == ["Westhoek", "West-Vlaanderen", ALIKE]
    wanted = (
        ("medewerkers", "aantal", "vestiging"),
        ("medewerkers", "per10000", "woonplaats"),
        ("initiatieven", "aantal", "vestiging"),
        ("plaatsen", "aantal", "vestiging"),
        ("instroom", "aantal", "vestiging"),
        ("uitstroom", "aantal", "vestiging"),
        ("doorstroom", "aandeel", "vestiging"),
        ("vangnet", "aandeel", "vestiging"),
    )
    assert len(lines) == len(wanted)
    for line, (measure, unit, place) in zip(lines, wanted, strict=True):
        query = f"?jaar=2022&maat={measure}&eenheid={unit}&plaats={place}&gebied="
        for shown, area in zip(line[1:3], ("westhoek", "30000"), strict=True):
            rows = readings.rows(atlas, f"{query}{area}&niveau=provincie")
            assert [shown] == [row.text for row in rows], (measure, area)
    for card in ("verloop", "sectoren", "activiteiten"):
        names = steps.part(page, f"kaart-{card}", "legende").locator("li").all_inner_texts()
        assert [name.strip() for name in names] == ["Westhoek", "West-Vlaanderen"], card
    sites = page.locator("#kaart-profiel details table tbody tr")
    expect(sites).to_have_count(int(lines[2][1]))


def test_a_second_click_lets_go_and_a_third_takes_again(page: Page) -> None:
    """Also when the area was let go in the ranking in between."""
    steps.visit(page, "/kaart")
    for wanted in ("?gebied=midwest", "", "?gebied=midwest"):
        with steps.answered(page):
            page.mouse.click(*point(page, "Midwest"))
        assert steps.search(page) == wanted
    with steps.answered(page):
        page.get_by_role("link", name="Laat Midwest los").click()
    expect(page.locator("#kaart-profiel table")).to_have_count(0)
    with steps.answered(page):
        page.mouse.click(*point(page, "Midwest"))
    assert steps.search(page) == "?gebied=midwest"


def test_chosen_areas_keep_one_colour_everywhere(page: Page) -> None:
    steps.visit(page, "/kaart?gebied=westhoek,midwest")
    areas = shapes(page)
    colours = {name: areas[name]["line"]["color"] for name in ("Westhoek", "Midwest")}
    assert len(set(colours.values())) == 2
    assert all(
        areas[name]["line"]["width"] > areas["Middenkust"]["line"]["width"] for name in colours
    )
    for trace in steps.data(page, "kaart-verloop"):
        if trace.get("name") in colours and trace["mode"] == "lines":
            assert trace["line"]["color"] == colours[trace["name"]]
    (bars,) = (t for t in steps.data(page, "kaart-sectoren") if t["type"] == "bar")
    assert set(colours.values()) < set(bars["marker"]["color"])


def test_the_ranking_takes_areas_and_a_fifth_takes_the_place_of_the_first(page: Page) -> None:
    steps.visit(page, "/kaart")
    for name in ("Westhoek", "Midwest", "Middenkust", "Regio Brugge"):
        with steps.answered(page):
            page.get_by_role("link", name=f"Kies {name}", exact=True).click()
    assert steps.search(page) == "?gebied=westhoek,midwest,middenkust,regio-brugge"
    assert profile(page)[0][1:] == [
        "Westhoek",
        "Midwest",
        "Middenkust",
        "Regio Brugge",
        "West-Vlaanderen",
        ALIKE,
    ]
    with steps.answered(page):
        page.get_by_role("link", name="Kies Zuid-West-Vlaanderen", exact=True).click()
    assert steps.search(page) == "?gebied=midwest,middenkust,regio-brugge,zuid-west-vlaanderen"
    assert len(profile(page)[0]) == 7
    chosen = page.locator(".rangtabel [aria-current=true]").all_inner_texts()
    assert sorted(chosen) == ["Middenkust", "Midwest", "Regio Brugge", "Zuid-West-Vlaanderen"]
    expect(page.locator(".melding")).to_have_count(0)


def test_five_areas_in_an_address_are_the_first_four_with_a_notice(page: Page) -> None:
    steps.visit(page, "/kaart?gebied=westhoek,midwest,middenkust,brugge,ieper")
    expect(page.locator(".melding")).to_contain_text("Vergelijken kan tot vier gebieden")
    assert profile(page)[0][1:] == [
        "Westhoek",
        "Midwest",
        "Middenkust",
        "Brugge",
        "West-Vlaanderen",
        ALIKE,
    ]


def test_the_ranking_is_in_order_and_complete(page: Page, atlas: Server) -> None:
    steps.visit(page, "/kaart?niveau=gemeente")
    wanted = {row.labels[1]: row for row in readings.rows(atlas, "?niveau=gemeente")}
    shown = page.locator(".rangtabel tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )
    assert {name: text for _, name, text in shown} == {n: r.text for n, r in wanted.items()}
    values = [wanted[name].value for _, name, _ in shown if wanted[name].value is not None]
    assert values == sorted(values, reverse=True)
    ranked = [value for value in values if value]
    places = [int(place) for place, _, _ in shown if place]
    assert places == [ranked.index(value) + 1 for value in ranked], "equal numbers share a rank"


def test_municipalities_are_62_tiles_with_names(page: Page, atlas: Server) -> None:
    steps.visit(page, "/kaart?niveau=gemeente")
    tiles = shapes(page)
    names = {row["gebied_naam"] for row in atlas.numbers("?niveau=gemeente")["rijen"]}
    assert len(names) == 62
    assert set(tiles) == names
    written = [
        text
        for trace in steps.data(page, MAP)
        if "text" in (trace.get("mode") or "")
        for text in trace["text"]
        if "<br><b>" in text  # not those of the key, and around the province
    ]
    assert len(written) == 62
    shown = [text.partition("<br>")[0] for text in written]
    assert len(set(shown)) == 62
    for short in shown:
        start = re.split(r"[.-]", short)[0][:5]
        assert any(name.startswith(start) for name in names), short
    expect(hover(page, "Koksijde")).to_contain_text("Koksijde")


def test_the_words_on_tiles_do_not_run_over_each_other(page: Page) -> None:
    steps.visit(page, "/kaart?niveau=gemeente")
    words = (
        steps.part(page, MAP, "figuur")
        .locator(":scope > svg text")
        .evaluate_all(
            "(all) => all.map((one) => [one.textContent, one.getBoundingClientRect().toJSON()])"
        )
    )
    assert len(words) >= 62
    over = [
        (first, second)
        for place, (first, a) in enumerate(words)
        for second, b in words[place + 1 :]
        if _overlap(a, b) > 2
    ]
    assert over == []


def _overlap(a: FloatRect, b: FloatRect) -> float:
    """How far two boxes lie over each other, in pixels."""
    across = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
    down = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
    return min(across, down)


def test_after_a_change_of_level_the_map_fits_a_phone(phone: Page) -> None:
    """Tiles are small there, whichever level the page came with."""
    steps.visit(phone, "/kaart")
    for level in ("gemeente", "regio"):
        steps.choose(phone, "niveau", level)
        assert steps.overflow(phone) == 0
        width = steps.part(phone, MAP, "figuur").evaluate("(one) => one.clientWidth")
        assert width <= 390, level


def test_on_a_laptop_tiles_have_room_for_their_names(page: Page) -> None:
    steps.visit(page, "/kaart?niveau=gemeente")
    width = steps.part(page, MAP, "figuur").evaluate("(one) => one.clientWidth")
    assert width >= maps.TILES_LEAST


def test_municipalities_can_be_circles(page: Page, atlas: Server) -> None:
    steps.visit(page, "/kaart?niveau=gemeente")
    page.locator("summary", has_text="Meer opties").click()
    steps.choose(page, "kaartvorm", "cirkels")
    assert steps.search(page) == "?niveau=gemeente&kaartvorm=cirkels"
    wanted = {row.labels[1]: row for row in readings.rows(atlas, "?niveau=gemeente")}
    sizes = {
        trace["name"]: max(trace["x"]) - min(trace["x"])
        for trace in steps.data(page, MAP)
        if trace.get("uid", "").endswith("cirkel")
    }
    assert set(sizes) == {name for name, row in wanted.items() if row.value}
    order = sorted((row.value, sizes[name]) for name, row in wanted.items() if row.value)
    assert [size for _, size in order] == sorted(size for _, size in order)
    most, second = order[-1], order[-2]
    assert (most[1] / second[1]) ** 2 == pytest.approx(most[0] / second[0], rel=0.02)


def test_initiatives_can_stand_on_the_map(page: Page, atlas: Server) -> None:
    steps.visit(page, "/kaart?jaar=2021&sector=ggz,aw")
    page.locator("summary", has_text="Meer opties").click()
    steps.choose(page, "cirkels", "ja")
    sites = next(t for t in steps.data(page, MAP) if t["mode"] == "markers")
    answer = atlas.numbers("?jaar=2021&sector=ggz,aw&maat=initiatieven&niveau=provincie")
    assert len(sites["x"]) == answer["rijen"][0]["waarde"]
    assert {"Geestelijke gezondheidszorg", "Algemeen welzijnswerk"} == {
        text.split("<br>")[1] for text in sites["text"]
    }
    expect(steps.part(page, MAP, "legende")).to_contain_text("aantal plaatsen")
    outline = [t for t in steps.data(page, MAP) if t.get("fill")]
    west, east = (f(x for t in outline for x in t["x"] if x) for f in (min, max))
    assert all(west < x < east for x in sites["x"])


def swatches(page: Page) -> dict[str, str]:
    """Entry of the legend -> its colour."""
    items = steps.part(page, MAP, "legende").locator("ul.legende").first.locator("li")
    pairs = items.evaluate_all(
        "(all) => all.map((one) => [one.textContent, "
        "one.querySelector('.staal').style.getPropertyValue('--vul')])"
    )
    return {str(text): str(colour) for text, colour in pairs}


def test_classes_are_the_same_in_every_year(page: Page) -> None:
    """The key of a year has the classes that the year has: the same class has the same colour."""
    steps.visit(page, "/kaart?niveau=arrondissement&beeld=kleuren")
    every = swatches(page)
    steps.choose(page, "maat", "instroom")
    assert swatches(page).keys() != every.keys()
    steps.choose(page, "maat", "medewerkers")
    for year in ("2017", "2021"):
        with steps.answered(page):
            steps.control(page, "jaar").fill(year)
        own = swatches(page)
        assert own.keys() & every.keys(), "some classes come back"
        assert all(every.setdefault(text, colour) == colour for text, colour in own.items())
    assert len(set(every.values())) == len(every), "another class has another colour"


def test_classes_follow_one_year_when_asked(page: Page) -> None:
    steps.visit(page, "/kaart?niveau=arrondissement&jaar=2017&beeld=kleuren")
    fixed = legend(page)
    note = steps.part(page, MAP, "legende")
    expect(note).to_contain_text("alle jaren")
    page.locator("summary", has_text="Meer opties").click()
    steps.choose(page, "klassen", "jaar")
    expect(note).to_contain_text("cijfers van 2017")
    of_2017 = legend(page)
    assert of_2017 != fixed
    with steps.answered(page):
        steps.control(page, "jaar").fill("2025")
    expect(note).to_contain_text("cijfers van 2025")
    assert legend(page) != of_2017


def test_every_colour_on_the_map_is_in_the_legend(page: Page) -> None:
    for address in (
        "/kaart?jaar=2017&beeld=kleuren",
        "/kaart?niveau=gemeente&sector=vaph&beeld=kleuren",
        "/kaart?niveau=arrondissement&klassen=jaar&maat=uren&beeld=kleuren",
        "/kaart?niveau=gemeente&eenheid=per10000&plaats=woonplaats",
    ):
        steps.visit(page, address)
        swatches = (
            steps.part(page, MAP, "legende")
            .locator(".staal")
            .evaluate_all("(all) => all.map((one) => one.style.getPropertyValue('--vul'))")
        )
        assert {t["fillcolor"] for t in shapes(page).values()} <= set(swatches)
        assert len(swatches) == len(set(swatches))
        assert len(swatches) <= 7 + 4


def test_every_area_is_in_the_class_of_its_number(page: Page, atlas: Server) -> None:
    query = "?niveau=gemeente&jaar=2021"
    steps.visit(page, f"/kaart{query}&beeld=kleuren")
    colours = {}
    for text, colour in swatches(page).items():
        ends = [int(number.replace(".", "")) for number in re.findall(r"\d[\d.]*", text)]
        if ends:
            high = ends[-1] if len(ends) > 1 or "meer" not in text else 10**9
            colours[colour] = (ends[0], high)
    drawn = shapes(page)
    for row in readings.rows(atlas, query):
        if row.value is not None:
            low, high = colours[drawn[row.labels[1]]["fillcolor"]]
            assert low <= row.value <= high, row


def test_a_hidden_area_shows_no_number(page: Page, atlas: Server) -> None:
    query = "?niveau=gemeente&sector=vaph"
    hidden = [r.labels[1] for r in readings.rows(atlas, query) if r.status == "verborgen"]
    assert hidden
    steps.visit(page, "/kaart" + query)
    tiles = shapes(page)
    texts = (t for t in steps.data(page, MAP) if "text" in (t.get("mode") or ""))
    written = [text for trace in texts for text in trace["text"]]
    for name in hidden:
        assert not re.search(r"\d", tiles[name]["text"]), tiles[name]["text"]
        assert "verborgen" in tiles[name]["text"]
        tile = next(text for text in written if text.startswith(name[:7]))
        assert not re.search(r"\d", tile), tile
        label = hover(page, name[:7])
        expect(label).to_contain_text("verborgen")
        expect(label).not_to_have_text(re.compile(r"\d"))
    expect(steps.part(page, MAP, "legende")).to_contain_text("verborgen om de privacy")


def test_by_residence_the_ranking_names_who_lives_outside(page: Page, atlas: Server) -> None:
    steps.visit(page, "/kaart?plaats=woonplaats")
    wanted = {row.labels[1]: row.text for row in readings.rows(atlas, "?plaats=woonplaats")}
    row = page.locator(".rangtabel tbody tr", has_text="Buiten West-Vlaanderen")
    expect(row).to_have_count(1)
    expect(row.locator("td").last).to_have_text(wanted["Buiten West-Vlaanderen"])
    expect(row.locator("td").first).to_have_text("")
    expect(row.get_by_role("link")).to_have_count(0)
    expect(steps.part(page, MAP, "zin")).not_to_contain_text("Buiten")
    steps.choose(page, "plaats", "vestiging")
    expect(row).to_have_count(0)


def test_nothing_can_be_dragged_away(page: Page) -> None:
    """The map stays where it is: no zooming by accident, on a phone neither."""
    steps.visit(page, "/kaart")
    ranges = (
        "(() => { const l = document.querySelector('#kaart-kaart-figuur .js-plotly-plot')"
        "._fullLayout; return [...l.xaxis.range, ...l.yaxis.range]; })()"
    )
    steps.lives(page)
    before = page.evaluate(ranges)
    x, y = point(page, "Midwest")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 150, y + 80, steps=4)
    page.mouse.up()
    figure = steps.part(page, MAP, "figuur")
    box = figure.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    expect(figure.locator(".hoverlayer .hovertext")).to_have_count(0)
    page.mouse.dblclick(box["x"] + 5, box["y"] + 5)
    page.mouse.wheel(0, 200)
    assert page.evaluate(ranges) == before
    steps.choose(page, "maat", "instroom")
    steps.expect_search(page, "?maat=instroom")  # the press that moved chose no area
    steps.lives(page)
    assert page.evaluate(ranges) == before


#: The areas that are lit, by what the still map says, the live map, and the ranking.
LIT = """() => {
  const code = (one) => one.dataset.gebied ||
    /tracegebied-(\\w+)-/.exec(one.getAttribute("class"))?.[1];
  return [".grafiek > svg [data-gebied].aan", ".levend .trace.aan", "tr.aan"].map(
    (kind) => [...new Set([...document.querySelectorAll(`#kaart-kaart ${kind}, tr.aan`)]
      .filter((one) => one.matches(kind)).map(code))].sort().join());
}"""


def expect_lit(page: Page, areas: set[str]) -> None:
    """Wait until these areas are lit, and no others, on the maps and in the ranking."""
    wanted = ",".join(sorted(areas))
    page.wait_for_function(
        f"(wanted) => ({LIT})().every((lit) => lit === wanted)", arg=wanted, polling=steps.POLL
    )


def test_map_key_ranking_and_counts_light_up_together(page: Page, atlas: Server) -> None:
    query = "?niveau=gemeente&sector=vaph"
    steps.visit(page, f"/kaart{query}&beeld=kleuren")
    steps.lives(page)
    wanted = {row.labels[1]: row for row in readings.rows(atlas, query)}
    hidden = page.locator(".klasse", has_text="verborgen")
    hidden.press("Enter")
    expect(hidden).to_have_attribute("aria-pressed", "true")
    codes = {row["gebied"]: row for row in atlas.numbers(query)["rijen"]}
    secret = {code for code, row in codes.items() if row["status"] == "verborgen"}
    page.mouse.move(2, 2)
    assert secret
    expect_lit(page, secret)
    faded = page.locator("#kaart-kaart .levend .trace[class*='tracegebied-']:not(.aan)").first
    expect(faded).to_have_css("opacity", "0.18")
    hidden.click()
    page.mouse.move(2, 2)
    expect_lit(page, set())
    # a count under the map is opened: it says who, and how many live there
    counted = page.locator(".ontbreekt details", has_text="zonder initiatief")
    counted.locator("summary").click()
    offer = atlas.numbers("?niveau=gemeente&sector=vaph&maat=initiatieven")["rijen"]
    without = {row["gebied"] for row in offer if row["waarde"] == 0}
    page.mouse.move(2, 2)
    expect_lit(page, without)
    expect(counted).to_contain_text(f"{len(without)} gemeenten zonder initiatief")
    expect(counted).to_contain_text("Hier wonen")
    assert counted.locator("li").count() == len(without)
    counted.locator("summary").click()
    # from the ranking to the map, and back
    page.locator(".rangtabel tr", has_text="Kortrijk").hover()
    expect_lit(page, {"34022"})
    hover(page, "Oostende")
    expect(page.locator(".rangtabel tr.gewezen")).to_contain_text("Oostende")
    # the ranking is searched and sorted
    page.locator(".rangzoek").fill("bru")
    assert [row.split("\t")[1] for row in visible_rows(page)] == ["Brugge"]
    page.locator(".rangzoek").fill("")
    page.locator(".sorteer").first.click()
    names = [row.split("\t")[1] for row in visible_rows(page)]
    assert names[0] == "Alveringem" and set(names) == set(wanted)


def visible_rows(page: Page) -> list[str]:
    """The rows of the ranking that are shown."""
    return page.locator(".rangtabel tbody tr:visible").all_inner_texts()


def test_circles_or_colours_are_one_click_away(page: Page) -> None:
    steps.visit(page, "/kaart")
    with steps.answered(page):
        page.get_by_role("link", name="Toon als kleuren").click()
    assert steps.search(page) == "?beeld=kleuren"
    with steps.answered(page):
        page.get_by_role("link", name="Toon als cirkels").click()
    assert steps.search(page) == "", "as the measure asks: the address need not say so"
