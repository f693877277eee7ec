"""What a reader does with the flows on the ladder."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from helpers.browser import steps


def test_a_reader_chooses_a_sector_and_a_year(page: Page) -> None:
    steps.visit(page, "/ladder")
    sentence = page.locator("#ladder-stroom-zin")
    before = sentence.inner_text()
    page.get_by_role("checkbox", name="MB").check()
    expect(page).to_have_url(re.compile("sector=mb"))
    expect(sentence).not_to_have_text(before)
    expect(page.locator("#ladder-stroom-kop")).to_contain_text("maatwerkbedrijven")
    expect(page.locator("#ladder-nettoresultaat")).to_contain_text("Nettoresultaat per medewerker")


def test_the_net_results_follow_the_year(page: Page) -> None:
    steps.visit(page, "/ladder?jaar=2021")
    net = page.locator("#ladder-nettoresultaat")
    expect(net.get_by_role("heading")).to_contain_text("in 2021")
    net.get_by_text("Toon de tabel").click()
    expect(net.get_by_role("table")).to_contain_text("Alle sectoren samen")
    page.locator("input[name=jaar]").press("ArrowRight")
    expect(net.get_by_role("heading")).to_contain_text("in 2022")


def test_the_flows_are_read_from_a_table(page: Page) -> None:
    steps.visit(page, "/ladder")
    card = page.locator("#ladder-stroom")
    card.get_by_text("Toon de tabel").click()
    expect(card.get_by_role("row", name="Van trede 3 naar trede 5 of 6")).to_be_visible()
    assert card.get_by_role("row").count() == 26


def test_a_strange_address_is_told(page: Page) -> None:
    steps.visit(page, "/ladder?maat=instroom&gebied=westhoek,midwest")
    note = page.locator("#meldingen")
    expect(note).to_contain_text("Deze pagina gaat over wie vertrok")
    expect(note).to_contain_text("Deze pagina toont één gebied tegelijk. U ziet Westhoek.")


def test_on_a_phone_every_rung_has_its_name(phone: Page) -> None:
    steps.visit(phone, "/ladder")
    figure = phone.locator("#ladder-stroom-figuur")
    for words in ("Trede 5-6", "Betaald werk", "Trede 3", "Arbeidsmatige", "Bij het vertrek"):
        expect(figure.locator("text", has_text=words).first).to_be_visible()
    assert steps.overflow(phone) == 0
