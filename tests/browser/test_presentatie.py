"""A whole talk: prepared, given with keys, changed on the wall, followed by the speaker, and taken
along without a network."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from helpers.browser import steps, talks
from helpers.browser.axe import violations

BROKEN = [
    ("geen json", "geen JSON"),
    ("[1, 2]", "staat geen presentatie"),
    ('{"soort": "iets anders", "dias": [{"kop": "x"}]}', "iets anders dan een presentatie"),
    ('{"dias": []}', "heeft geen dia’s"),
]


def upload(page: Page, text: str | bytes) -> None:
    body = text.encode() if isinstance(text, str) else text
    file = {"name": "deck.json", "mimeType": "application/json", "buffer": body}
    page.locator("#eigen-bestand").set_input_files(file)  # type: ignore[arg-type]


def own_version(page: Page) -> None:
    """A version of one's own of a ready deck, opened to be worked on."""
    page.goto("/presentatie/west-vlaanderen")
    page.get_by_role("button", name="Maak er uw eigen versie van").click()
    page.get_by_role("link", name="bewerk ze").click()
    expect(page.locator("#maak")).to_be_visible()


def test_a_whole_talk(
    visitor: Callable[..., BrowserContext], browser: Browser, tmp_path: Path
) -> None:
    context = visitor(accept_downloads=True)
    page = context.new_page()
    # prepared: a ready deck, a slide from the map, another order
    own_version(page)
    count = page.locator(".diadeel").count()
    steps.visit(page, "/kaart?gebied=westhoek&jaar=2023")
    menu = steps.open_menu(page, "kaart-kaart")
    menu.get_by_role("button", name="Zet in een presentatie").click()
    steps.said(page, "Staat in een presentatie")
    page.goto("/presentatie/maken")
    expect(page.locator(".diadeel")).to_have_count(count + 1)
    last = page.locator(".diadeel").last
    last.get_by_label("Kop", exact=True).fill("Onze streek")
    last.get_by_label("Notities").fill("Vraag wie er uit Ieper komt.")
    last.get_by_role("button", name="Hoger").click()
    names = page.locator(".rapportnaam")
    expect(names.nth(count - 1)).to_have_text("Onze streek")
    # on stage
    page.get_by_role("link", name="Presenteer").click()
    talks.stands(page)
    talks.expect_slide(page, 1)
    page.keyboard.press("ArrowRight")
    talks.expect_slide(page, 2)
    page.keyboard.press("PageDown")
    talks.expect_slide(page, 3)
    page.keyboard.press("PageUp")
    talks.expect_slide(page, 2)
    page.keyboard.press("End")
    talks.expect_slide(page, count + 1)
    page.keyboard.press("Home")
    talks.expect_slide(page, 1)
    page.keyboard.type(str(count))
    page.keyboard.press("Enter")
    talks.expect_slide(page, count)
    assert talks.heading(page) == "Onze streek"
    saved = talks.numbers(page)
    # and in another year, in another sector?
    page.locator("#kies-jaar").select_option("2019")
    expect(page.locator(".dia.nu .diaanders")).to_be_visible()
    expect(page.locator(".dia.nu .diakop").first).to_contain_text("in 2019")
    assert talks.numbers(page) != saved
    expect(page).to_have_url(re.compile("jaar=2019"))
    expect(page).to_have_url(re.compile(f"dia={count}"))
    page.keyboard.press("r")
    expect(page.locator(".dia.nu .diaanders")).to_have_count(0)
    assert talks.numbers(page) == saved
    expect(page).not_to_have_url(re.compile("jaar="))
    # the speaker's window in step
    with context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    expect(speaker.locator("#spreker-notities")).to_contain_text("Vraag wie er uit Ieper komt.")
    expect(speaker.locator("#spreker-nu h2")).to_have_text("Onze streek")
    speaker.keyboard.press("ArrowLeft")
    talks.expect_slide(page, count - 1)
    expect(speaker.locator("#spreker-telling")).to_have_text(f"{count - 1} / {count + 1}")
    speaker.get_by_role("button", name="Volgende").click()
    talks.expect_slide(page, count)
    page.bring_to_front()
    page.keyboard.press("j")
    expect(speaker.locator("#spreker-bericht")).to_contain_text("Gewijzigd: 2024")
    expect(speaker.locator("#spreker-nu .diakop").first).to_contain_text("in 2024")
    changed = talks.numbers(page)
    assert violations(speaker) == []
    speaker.close()
    # what was shown is kept
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#getoond li")).not_to_have_count(0)
    expect(page.locator("#getoond")).to_contain_text("in 2024 (2024)")
    page.get_by_role("button", name="Bewaar dit als presentatie").click()
    expect(page.locator("#einde-gezegd")).to_contain_text("Bewaard")
    page.goto("/presentatie")
    expect(page.locator("#eigen-decks .deck")).to_have_count(2)
    # taken along, and shown with the network cut
    page.locator("#eigen-decks").get_by_role("link", name="Bewerk").first.click()
    expect(page.locator("#maak")).to_be_visible()
    with page.expect_download(timeout=60_000) as download:  # some 900 slides are drawn for it
        page.get_by_role("button", name="Eén bestand, zonder internet").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.stat().st_size <= 8_000_000
    alone = browser.new_context(offline=True, viewport={"width": 1366, "height": 768})
    addresses: list[str] = []
    away = alone.new_page()
    away.on(
        "request",
        lambda r: addresses.append(r.url) if not r.url.startswith(("data:", "blob:")) else None,
    )
    away.goto(file.as_uri())
    talks.stands(away)
    away.keyboard.type(str(count))
    away.keyboard.press("Enter")
    talks.expect_slide(away, count)
    assert talks.numbers(away) == saved, "the same numbers"
    away.locator("#kies-jaar").select_option("2024")
    expect(away.locator(".dia.nu .diakop").first).to_contain_text("in 2024")
    assert talks.numbers(away) == changed
    with alone.expect_page() as opened:
        away.keyboard.press("s")
    notes = opened.value.locator("#spreker-notities")
    expect(notes).to_contain_text("De notities gaan over de dia zoals ze bewaard is")
    away.bring_to_front()
    away.keyboard.press("r")
    expect(notes).to_contain_text("Ieper")
    assert [address for address in addresses if not address.startswith(file.as_uri())] == []
    alone.close()


def test_every_slide_can_be_read_across_a_room(page: Page) -> None:
    """At the sizes of beamers: the smallest text is 2,2 % of the height, and nothing is cut."""
    talks.go_on_stage(page)
    for wide, high in ((1024, 768), (1920, 1080), (3840, 2160)):
        talks.resize(page, wide, high)
        page.keyboard.press("Home")
        for number in range(1, talks.total(page) + 1):
            talks.expect_slide(page, number)
            size, text = talks.smallest(page)
            assert size >= talks.SMALLEST, (wide, number, size, text)
            assert page.evaluate(talks.CUT) == [], (wide, number)
            assert page.locator(".dia.nu .diabeeld[tabindex]").count() == 0, (wide, number)
            page.keyboard.press("ArrowRight")


def test_axe_finds_nothing_on_any_slide(page: Page) -> None:
    talks.go_on_stage(page)
    for number in range(1, talks.total(page) + 2):
        assert violations(page) == [], number
        if page.locator("#tabelknop").is_enabled():
            page.keyboard.press("t")
            expect(page.locator(".dia.nu .diatabel").first).to_be_visible()
            assert violations(page, ".dia.nu") == [], f"table of {number}"
            page.keyboard.press("t")
        page.keyboard.press("ArrowRight")
    page.keyboard.press("?")
    expect(page.locator("#hulp")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("path", ["/presentatie", "/presentatie/westhoek"])
@pytest.mark.parametrize("width", [390, 1366])
def test_axe_finds_nothing_on_pages_with_decks(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    page.evaluate(
        "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
    )
    assert violations(page) == []
    assert steps.overflow(page) == 0


def test_axe_finds_nothing_while_a_deck_is_made(page: Page) -> None:
    own_version(page)
    expect(page.locator(".diabeeldje").first).to_be_visible()
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert steps.overflow(page) == 0
    assert violations(page) == []


def test_each_slide_is_announced(page: Page) -> None:
    talks.go_on_stage(page)
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    sentence = page.locator(".dia.nu").get_attribute("data-zin")
    assert sentence and sentence.startswith("Dia 3 van ")
    expect(page.locator("#gezegd")).to_have_text(sentence)
    assert page.locator(".dia.nu h2").inner_text() in sentence


def test_the_keys_of_the_stage(page: Page) -> None:
    talks.go_on_stage(page, "presentatie=west-vlaanderen&dia=4")
    talks.expect_slide(page, 4)
    page.keyboard.press("b")
    expect(page.locator("#zwart")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator("#zwart")).to_be_hidden()
    page.keyboard.press("p")
    page.mouse.move(400, 300)
    expect(page.locator("#wijzer")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#wijzer")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("#hulp")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#hulp")).to_be_hidden()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")
    page.keyboard.type("999")
    page.keyboard.press("Enter")
    expect(page.locator("#bericht")).to_contain_text("geen dia 999")
    talks.expect_slide(page, 4)
    page.keyboard.press("Escape")
    page.wait_for_url("**/presentatie/west-vlaanderen")


def test_a_remote_clicker_and_the_bar_by_keyboard_alone(page: Page) -> None:
    talks.go_on_stage(page)
    page.get_by_role("button", name="Volgende").focus()
    page.keyboard.press("Enter")
    talks.expect_slide(page, 2)
    page.keyboard.press("PageDown")
    talks.expect_slide(page, 3)
    page.locator("#kies-gebied").focus()
    page.keyboard.press("ArrowDown")
    talks.expect_slide(page, 3)
    expect(page.locator(".dia.nu .diaanders")).to_be_visible()


def test_a_finger_swipes(visitor: Callable[..., BrowserContext]) -> None:
    phone = visitor(viewport={"width": 844, "height": 390}, has_touch=True).new_page()
    talks.go_on_stage(phone)
    swipe = """(by) => {
      const list = document.getElementById("dias");
      const touch = (x) => new Touch({identifier: 1, target: list, clientX: x, clientY: 200});
      const fire = (kind, x) => list.dispatchEvent(new TouchEvent(kind, {bubbles: true,
        touches: kind === "touchstart" ? [touch(x)] : [], changedTouches: [touch(x)]}));
      fire("touchstart", 400); fire("touchend", 400 + by);
    }"""
    phone.evaluate(swipe, -200)
    talks.expect_slide(phone, 2)
    phone.evaluate(swipe, 200)
    talks.expect_slide(phone, 1)
    phone.evaluate(swipe, 20)
    talks.expect_slide(phone, 1)


def test_an_area_that_is_clicked_is_chosen_and_pointed_at_is_named(page: Page) -> None:
    page.goto("/presentatie/toneel#dia=Waar&figuur=/kaart%3Fjaar=2024%23kaart-kaart")
    talks.stands(page)
    area = page.locator(".dia.nu path[data-gebied]").first
    area.hover()
    expect(page.locator("#zegje")).to_be_visible()
    area.click()
    expect(page.locator(".dia.nu .diaanders")).to_be_visible()
    expect(page).to_have_url(re.compile("gebied="))


def test_a_broken_line_changes_nothing(troubled: Page) -> None:
    page = troubled
    page.route("**/presentatie/dias.json", lambda route: route.abort())
    talks.go_on_stage(page, "presentatie=west-vlaanderen&dia=4")
    before = talks.numbers(page)
    page.locator("#kies-jaar").select_option("2019")
    expect(page.locator("#bericht")).to_contain_text("Geen verbinding")
    assert talks.numbers(page) == before
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    talks.expect_slide(page, 7)


def test_choices_that_were_fetched_ahead_need_no_line(troubled: Page) -> None:
    page = troubled
    page.goto("/presentatie/toneel#dia=Waar&figuur=/kaart%3Fjaar=2024%23kaart-kaart")
    talks.stands(page)
    page.wait_for_function("() => document.getElementById('toneel')?.dataset.klaar === '1'")
    page.context.set_offline(True)
    page.keyboard.press("j")
    expect(page.locator(".dia.nu .diakop")).to_contain_text("in 2025")
    page.keyboard.press("r")
    expect(page.locator(".dia.nu .diakop")).to_contain_text("in 2024")
    page.context.set_offline(False)


def test_two_speakers_do_not_see_each_other(visitor: Callable[..., BrowserContext]) -> None:
    first, second = visitor().new_page(), visitor().new_page()
    for page in (first, second):
        talks.go_on_stage(page, "presentatie=west-vlaanderen&dia=4")
    before = talks.numbers(second)
    first.keyboard.press("J")
    expect(first.locator(".dia.nu .diaanders")).to_be_visible()
    second.keyboard.press("ArrowRight")
    second.keyboard.press("ArrowLeft")
    assert talks.numbers(second) == before
    own_version(first)
    second.goto("/presentatie")
    expect(second.locator("#eigen-decks .deck")).to_have_count(0)


def test_a_link_shows_the_same_deck_to_somebody_else(
    visitor: Callable[..., BrowserContext],
) -> None:
    maker = visitor()
    maker.grant_permissions(["clipboard-read", "clipboard-write"])
    page = maker.new_page()
    own_version(page)
    page.get_by_label("Titel van de presentatie").fill("Voor Ieper & omstreken")
    page.get_by_role("button", name="Kopieer link").click()
    expect(page.locator("#maak-gezegd")).to_contain_text("Link gekopieerd")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "titel=Voor%20Ieper" in link
    guest = visitor().new_page()
    guest.goto(link)
    talks.stands(guest)
    assert talks.total(guest) == page.locator(".diadeel").count()
    expect(guest).to_have_title(re.compile("Voor Ieper & omstreken"))


# --- making and opening --------------------------------------------------------------------------


def test_slides_are_doubled_dropped_and_put_back(page: Page) -> None:
    own_version(page)
    items, names = page.locator(".diadeel"), page.locator(".rapportnaam")
    count, first = items.count(), names.first.inner_text()
    items.first.get_by_role("button", name="Dupliceer").click()
    expect(items).to_have_count(count + 1)
    items.first.get_by_role("button", name="Haal weg").click()
    expect(items).to_have_count(count)
    page.get_by_role("button", name="Zet terug").click()
    expect(items).to_have_count(count + 1)
    assert names.first.inner_text() == first
    page.get_by_role("button", name="Voeg een tekstdia toe").click()
    expect(items.last.get_by_label("Kop", exact=True)).to_be_focused()
    page.keyboard.type("Wat <b>vragen</b> we?")
    page.reload()
    expect(names.last).to_have_text("Wat <b>vragen</b> we?")


def test_an_address_that_is_no_figure_is_said_at_its_slide(page: Page) -> None:
    page.goto("/presentatie/maken")
    page.locator("[data-kies]").first.click()
    page.get_by_text("Adressen van de figuren").click()
    page.get_by_label("Adres van de figuur").fill("https://elders.example/kaart/weg#x")
    expect(page.locator(".diameldingen li")).to_contain_text("is er niet (meer)")
    page.get_by_label("Adres van de figuur").fill("/aanbod?jaar=2021#aanbod-sector")
    expect(page.locator(".diameldingen li")).to_have_count(0)
    expect(page.locator(".diabeeldje")).to_be_visible()


@pytest.mark.parametrize(("text", "sentence"), BROKEN)
def test_a_broken_file_gets_a_sentence(troubled: Page, text: str, sentence: str) -> None:
    page = troubled
    page.goto("/presentatie")
    upload(page, text)
    expect(page.locator("#eigen-gezegd")).to_contain_text(sentence)
    expect(page.locator("#eigen-decks .deck")).to_have_count(0)


def test_a_file_of_fifty_megabytes_is_not_even_sent(page: Page) -> None:
    page.goto("/presentatie")
    sent: list[str] = []
    page.on(
        "request", lambda request: sent.append(request.url) if request.method == "POST" else None
    )
    page.evaluate("""() => {
      const box = document.getElementById("eigen-bestand"), kept = new DataTransfer();
      kept.items.add(new File([new Uint8Array(50_000_000)], "deck.json"));
      box.files = kept.files;
      box.dispatchEvent(new Event("change", {bubbles: true}));
    }""")
    expect(page.locator("#eigen-gezegd")).to_contain_text("te groot")
    assert sent == []


def test_what_can_be_shown_of_a_strange_file_is_shown(page: Page) -> None:
    slides = [
        {"kop": "<img src=x onerror=alert(1)>", "regels": ["<script>1</script>"], "vreemd": 1},
        {"figuren": ["/kaart?gebied=nergens#kaart-kaart"]},
        {"figuren": ["/weg#weg"]},
        7,
    ]
    page.goto("/presentatie")
    upload(page, json.dumps({"versie": 99, "titel": "Oud", "dias": slides * 125}))
    status = page.locator("#eigen-gezegd")
    expect(status).to_contain_text("nieuwere versie")
    expect(status).to_contain_text("hoogstens 100")
    page.locator("#eigen-decks").get_by_role("link", name="Presenteer").click()
    talks.stands(page)
    assert talks.heading(page) == "<img src=x onerror=alert(1)>"
    expect(page.locator(".dia.nu")).to_contain_text("<script>1</script>")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".dia.nu .diamelding")).to_contain_text("nergens")
    expect(page.locator(".dia.nu svg").first).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".dia.nu .diamelding")).to_contain_text("is er niet (meer)")


@pytest.mark.parametrize("address", ["?eigen=weg", "#dia", "#titel=x", ""])
def test_an_address_without_a_deck_says_so(troubled: Page, address: str) -> None:
    page = troubled
    page.goto(f"/presentatie/toneel{address}")
    expect(page.locator("#laden h2")).to_contain_text(re.compile("presentatie|bruikbaar"))


def test_a_collected_report_becomes_a_deck(page: Page) -> None:
    report = {
        "titel": "Mijn rapport",
        "delen": [
            {"soort": "tekst", "kop": "Inleiding", "tekst": "Een\nTwee"},
            {"soort": "figuur", "adres": "/kaart", "sleutel": "kaart-kaart", "tekst": "Kijk"},
        ],
    }
    page.goto("/presentatie")
    upload(page, json.dumps(report))
    expect(page.locator("#eigen-gezegd")).to_contain_text("oudere versie")
    page.locator("#eigen-decks").get_by_role("link", name="Presenteer").click()
    talks.stands(page)
    assert talks.heading(page) == "Inleiding"
