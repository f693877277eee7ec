"""The address holds the whole view: it can be read, sent to somebody, and gone back to."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from helpers.browser import steps

#: Address -> what the page says about it. The rest of each address must be shown as it asks.
STRANGE = {
    "/kaart?gebied=nergens&sector=ggz": "We vonden geen gebied “nergens”",
    "/kaart?sector=ggz,xx": "“xx” is onbekend als sector",
    "/kaart?jaar=1999&sector=ggz": "Voor “1999” zijn er geen gegevens. De registraties lopen van",
    "/kaart?eenheid=per10000&sector=ggz": "Per 10.000 inwoners kan alleen volgens de woonplaats",
    "/kaart?eenheid=index&sector=ggz": "De eenheid index kan niet op deze pagina",
    "/kaart?kaartvorm=grenzen&sector=ggz": "niet geïnstalleerd",
    "/kaart?kleur=rood&sector=ggz": "iets dat de atlas niet kent: “kleur”",
    "/kaart?jaar=2019..2021&sector=ggz": "De weergave toont 2021",
    "/kaart?maat=medewerkers,uren&sector=ggz": "“uren”",
    "/kaart?sector=ggz&gebied=" + "x" * 10_000: "Het adres is te lang",
    "/kaart?sector=ggz&gebied=" + quote("<script>alert(1)</script>"): "<script>alert(1)</script>",
    "/kaart?sector=ggz&gebied=" + quote("\"'>--x"): "We vonden geen gebied “\"'>--x”",
    "/kaart?sector=ggz&gebied=%00%ff%F0%9F%98%80": "We vonden geen gebied",
    "/aanbod?niveau=gemeente&sector=ggz": "Naast elkaar tonen kan tot 8 gebieden",
    "/evolutie?niveau=gemeente&sector=ggz": "Er zijn te veel lijnen om te lezen",
    "/evolutie?jaar=2010..2019&sector=ggz": "Voor een deel van “2010..2019” zijn er geen gegevens",
}
#: Addresses that say nothing wrong.
HARMLESS = (
    "/kaart?gebied=&sector=&jaar=&maat=&plaats=",
    "/kaart?",
    "/kaart?&&&",
    "/kaart?SECTOR=GGZ",
    "/kaart?sector=ggz&sector=aw",
    "/kaart?sectoren=ggz&jaren=2021&indicator=uren",
    "/kaart?gebied=31005,westhoek",
)
#: Addresses to send to somebody.
SENT = (
    "/kaart?jaar=2021&gebied=westhoek,midwest&sector=ggz,aw&maat=instroom",
    "/kaart?niveau=gemeente&sector=vaph&kaartvorm=cirkels&klassen=jaar",
    "/aanbod?jaar=2022&niveau=regio&activiteit=keuken,groendienst&eenheid=aandeel",
    "/evolutie?jaar=2019..2023&gebied=westhoek,30000&maat=uren",
)

#: How a title names one sector.
GGZ = "van de geestelijke gezondheidszorg"


def test_a_choice_is_in_the_address_and_can_be_read(page: Page) -> None:
    steps.visit(page, "/kaart")
    assert steps.search(page) == ""
    steps.choose(page, "niveau", "arrondissement")
    assert steps.search(page) == "?niveau=arrondissement"
    steps.tick(page, "sector", "ggz")
    steps.tick(page, "sector", "aw")
    assert steps.search(page) == "?niveau=arrondissement&sector=ggz,aw"
    with steps.answered(page):
        page.get_by_role("link", name="Kies Ieper").click()
    with steps.answered(page):
        page.get_by_role("link", name="Kies Brugge").click()
    shown = steps.search(page)
    assert "gebied=arrondissement-ieper,arrondissement-brugge" in shown
    assert "sector=ggz,aw" in shown
    assert "%" not in shown
    steps.choose(page, "niveau", "regio")
    assert "niveau" not in steps.search(page), "the default is left out"
    page.get_by_role("link", name="Wis filters").click()
    expect(page).to_have_url(page.url.partition("?")[0])
    expect(page.locator(".chips")).to_have_count(0)
    expect(steps.control(page, "sector").get_by_role("checkbox", checked=True)).to_have_count(0)
    steps.stands(page)


def test_a_span_of_years_is_one_parameter(page: Page) -> None:
    steps.visit(page, "/evolutie")
    steps.choose(page, "van", "2019")
    assert steps.search(page) == "?jaar=2019..2025"
    steps.choose(page, "tot", "2023")
    assert steps.search(page) == "?jaar=2019..2023"
    expect(steps.title(page, "evolutie-verloop")).to_have_text(
        "Arbeidszorgmedewerkers, 2019 tot 2023"
    )
    steps.choose(page, "van", "2017")
    steps.choose(page, "tot", "2025")
    assert steps.search(page) == ""


def test_a_rate_brings_the_place_of_residence_along(page: Page) -> None:
    """A rate goes by residence only: choosing it is no fault, so nothing is said about it."""
    steps.visit(page, "/kaart")
    steps.choose(page, "eenheid", "per10000")
    expect(steps.control(page, "plaats")).to_have_value("woonplaats")
    expect(page.locator(".melding")).to_have_count(0)
    steps.choose(page, "plaats", "vestiging")
    expect(steps.control(page, "eenheid")).to_have_value("aantal")
    expect(page.locator(".melding")).to_have_count(0)
    assert steps.search(page) == ""


@pytest.mark.parametrize("path", ["/kaart", "/aanbod", "/evolutie"])
def test_no_choice_of_a_measure_is_called_a_fault(page: Page, path: str) -> None:
    """What the filters offer can be shown: a reader who only used them gets no notice."""
    steps.visit(page, path)
    with page.expect_response(lambda r: "_dash-update-component" in r.url):
        steps.control(page, "maat").select_option("initiatieven")
    expect(page.locator("#gezegd")).to_contain_text("Initiatieven")
    steps.stands(page)
    expect(page.locator("#meldingen")).to_have_text("")


def test_an_address_shows_somebody_else_the_same(
    page: Page, visitor: Callable[..., BrowserContext]
) -> None:
    guest = visitor().new_page()
    for address in SENT:
        steps.visit(page, address)
        expect(page.locator(".melding"), address).to_have_count(0)
        steps.visit(guest, steps.here(page))
        assert steps.contents(guest) == steps.contents(page), address


def test_a_view_that_was_chosen_step_by_step_is_the_same_for_somebody_else(
    page: Page, visitor: Callable[..., BrowserContext]
) -> None:
    steps.visit(page, "/kaart")
    steps.choose(page, "maat", "instroom")
    steps.tick(page, "sector", "mb")
    with steps.answered(page):
        page.get_by_role("link", name="Kies Westhoek").click()
    steps.choose(page, "niveau", "gemeente")
    with steps.answered(page):
        steps.control(page, "jaar").fill("2022")
    guest = visitor().new_page()
    steps.visit(guest, steps.here(page))
    steps.expect_contents(page, steps.contents(guest))


def test_back_and_forward_bring_everything_along(page: Page) -> None:
    steps.visit(page, "/kaart")
    views = [(steps.search(page), steps.contents(page))]
    for change in (
        lambda: steps.choose(page, "maat", "uren"),
        lambda: steps.tick(page, "sector", "ggz"),
        lambda: steps.choose(page, "niveau", "arrondissement"),
    ):
        change()
        views.append((steps.search(page), steps.contents(page)))
    assert len({search for search, _ in views}) == 4
    for search, shown in reversed(views[:-1]):
        page.go_back()
        steps.expect_contents(page, shown)
        assert steps.search(page) == search
    for search, shown in views[1:]:
        page.go_forward()
        steps.expect_contents(page, shown)
        assert steps.search(page) == search


def test_back_goes_from_page_to_page(page: Page) -> None:
    steps.visit(page, "/kaart?sector=ggz")
    shown = steps.contents(page)
    page.get_by_role("link", name="Evolutie", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Evolutie")
    steps.stands(page)
    there = steps.contents(page)
    steps.choose(page, "maat", "instroom")
    page.go_back()
    steps.expect_contents(page, there)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kaart van de arbeidszorg")
    steps.expect_contents(page, shown)
    page.go_forward()
    steps.expect_contents(page, there)
    page.go_forward()
    expect(steps.title(page, "evolutie-verloop")).to_contain_text("Instroom")
    expect(steps.control(page, "maat")).to_have_value("instroom")
    steps.stands(page)


def test_a_reload_shows_the_same(page: Page) -> None:
    steps.visit(page, "/aanbod")
    steps.choose(page, "splitsing", "geslacht")
    steps.tick(page, "sector", "aw")
    shown = steps.contents(page)
    page.reload(wait_until="commit")
    steps.stands(page)
    assert steps.contents(page) == shown


def test_every_strange_address_is_answered_with_a_notice(page: Page) -> None:
    """The notice is Dutch, the rest of the address holds, and nothing of it is run. An area that
    was looked for in vain is no choice that cannot be shown."""
    page.on("dialog", lambda _: pytest.fail("a script from the address was run"))
    for address, notice in STRANGE.items():
        steps.visit(page, address)
        shown = address[:80]
        expect(page.locator("#meldingen .melding"), shown).to_contain_text(notice)
        expect(steps.control(page, "sector").locator("[value=ggz]"), shown).to_be_checked()
        first = page.locator("section.figuurkaart[id]").first
        expect(first.locator(".kop"), shown).to_contain_text("geestelijke gezondheidszorg")
        expect(first.locator(".grafiek > svg"), shown).to_be_visible()
        assert steps.overflow(page) == 0, shown
        expect(page.locator(".melding script")).to_have_count(0)
        texts = page.locator("#meldingen li").all_inner_texts()
        looked_for = all(text.startswith("We vonden geen gebied") for text in texts)
        heading = page.get_by_text("Niet alles wat u vroeg, kan getoond worden")
        expect(heading, shown).to_have_count(0 if looked_for else 1)


def test_an_address_of_ten_thousand_characters_works_on(page: Page) -> None:
    steps.visit(page, "/kaart?maat=uren&onzin=" + "y" * 10_000)
    expect(page.locator("#meldingen")).to_contain_text("Het adres is te lang")
    expect(steps.title(page, "kaart-kaart")).to_contain_text("Uren per week")
    with page.expect_response(lambda r: "_dash-update-component" in r.url) as answer:
        steps.control(page, "sector").locator("[value=mb]").click()
    assert answer.value.ok
    expect(steps.title(page, "kaart-kaart")).to_contain_text("van maatwerkbedrijven")
    steps.stands(page)


def test_an_untidy_address_is_understood(page: Page) -> None:
    for address in HARMLESS:
        steps.visit(page, address)
        expect(page.locator("#meldingen .melding"), address).to_have_count(0)
        expect(steps.title(page, "kaart-kaart"), address).to_be_visible()


def test_the_filters_show_what_an_old_or_untidy_address_means(page: Page) -> None:
    steps.visit(page, "/kaart?sectoren=GGZ&jaren=2021&indicator=uren")
    expect(steps.title(page, "kaart-kaart")).to_have_text(f"Uren per week {GGZ} per regio in 2021")
    expect(steps.control(page, "maat")).to_have_value("uren")
    expect(steps.control(page, "jaar")).to_have_value("2021")
    expect(page.get_by_role("checkbox", name="GGZ")).to_be_checked()
    with page.expect_response(lambda r: "_dash-update-component" in r.url):
        steps.control(page, "niveau").select_option("arrondissement")
    expect(steps.title(page, "kaart-kaart")).to_have_text(
        f"Uren per week {GGZ} per arrondissement in 2021"
    )
    expect(steps.control(page, "maat")).to_have_value("uren")
    expect(page.get_by_role("checkbox", name="GGZ")).to_be_checked()
    expect(steps.control(page, "jaar")).to_have_value("2021")
    steps.stands(page)


def test_the_filters_show_the_view_when_the_address_asked_too_much(page: Page) -> None:
    """Year 1999 is not shown, so the slider does not stand on it, also after another choice."""
    steps.visit(page, "/kaart?jaar=1999&eenheid=per10000")
    for sector in ("", f" {GGZ}"):
        expect(steps.title(page, "kaart-kaart")).to_have_text(
            f"Arbeidszorgmedewerkers{sector} per regio in 2025"
        )
        expect(page.locator("#jaar-gekozen")).to_have_text("2025")
        expect(steps.control(page, "jaar")).to_have_value("2025")
        expect(steps.control(page, "eenheid")).to_have_value("aantal")
        with page.expect_response(lambda r: "_dash-update-component" in r.url):
            page.get_by_role("checkbox", name="GGZ").click()
        steps.stands(page)


def test_a_name_that_was_typed_is_a_readable_address(page: Page) -> None:
    steps.visit(page, "/kaart")
    page.locator("#zoek-gebied").fill("Arrondissement Ieper")
    with page.expect_response(lambda r: "_dash-update-component" in r.url):
        page.locator("#zoek-gebied").press("Enter")
    steps.stands(page)
    assert steps.search(page) == "?gebied=arrondissement-ieper"


def test_the_notice_goes_when_the_address_is_mended(page: Page) -> None:
    steps.visit(page, "/kaart?eenheid=per10000")
    expect(page.locator(".melding")).to_be_visible()
    steps.unfold(page, "plaats")
    with page.expect_response(lambda r: "_dash-update-component" in r.url):
        steps.control(page, "plaats").select_option("woonplaats")
    expect(page.locator(".melding")).to_have_count(0)
    expect(steps.title(page, "kaart-kaart")).to_contain_text("per 10.000 inwoners")
    expect(steps.control(page, "eenheid")).to_have_value("per10000")
    steps.stands(page)


def test_the_navigation_keeps_area_sector_activity_and_place(page: Page) -> None:
    steps.visit(page, "/evolutie")
    steps.choose(page, "plaats", "woonplaats")
    steps.tick(page, "sector", "mb")
    steps.choose(page, "maat", "instroom")
    page.locator("#zoek-gebied").fill("westhoek")
    with steps.answered(page):
        page.locator("#zoek-gebied").press("Enter")
    page.get_by_role("link", name="Kaart", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kaart van de arbeidszorg")
    steps.stands(page)
    parameters = dict(parameter.split("=") for parameter in steps.search(page)[1:].split("&"))
    assert parameters == {"plaats": "woonplaats", "sector": "mb", "gebied": "westhoek"}
    expect(steps.subtitle(page, "kaart-kaart")).to_have_text("West-Vlaanderen · volgens woonplaats")
    expect(page.locator("#kaart-profiel h2")).to_contain_text("Westhoek")
    page.get_by_role("link", name="Methode", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Methode")
    steps.stands(page)
    page.get_by_role("link", name="Kaart", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kaart van de arbeidszorg")
    steps.stands(page)


def test_the_first_view_has_the_navigation_of_its_address(page: Page) -> None:
    """A reader who follows a sent link goes on with its choices."""
    steps.visit(page, "/kaart?sector=ggz")
    page.get_by_role("link", name="Sectoren en activiteiten", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sectoren en activiteiten")
    steps.stands(page)
    assert steps.search(page) == "?sector=ggz"
    expect(steps.title(page, "aanbod-sector")).to_contain_text(GGZ)


def test_a_question_is_asked_although_the_one_before_is_never_answered(
    visitor: Callable[..., BrowserContext],
) -> None:
    """A line that went dead must not keep the reader from asking something else."""
    page = visitor().new_page()
    page.clock.install()
    steps.visit(page, "/kaart")
    silent: list[Route] = []
    page.route("**/_dash-update-component", lambda route: silent.append(route), times=1)
    with page.expect_request("**/_dash-update-component"):
        steps.control(page, "maat").select_option("instroom")
    page.clock.pause_at(page.evaluate("Date.now() + 2_000"))  # it is not waited for by chance
    steps.expect_search(page, "?maat=instroom")
    steps.control(page, "maat").select_option("uitstroom")
    steps.expect_search(page, "?maat=uitstroom")
    expect(steps.title(page, "kaart-kaart")).to_contain_text("Arbeidszorgmedewerkers")
    assert len(silent) == 1
    page.clock.fast_forward(11_000)
    page.clock.resume()
    expect(steps.title(page, "kaart-kaart")).to_contain_text("Uitstroom")


def test_a_choice_that_brings_another_along_says_so_and_is_undone_as_it_was_made(
    page: Page,
) -> None:
    """ "Per 10.000 inwoners" turned Volgens to woonplaats, and back to Aantal left it there."""
    steps.visit(page, "/kaart?gebied=kortrijk")
    steps.choose(page, "eenheid", "per10000")
    said = page.locator("#filters-gezegd")
    expect(said).to_contain_text("“Volgens” staat nu op woonplaats")
    assert "plaats=woonplaats" in steps.search(page)
    steps.choose(page, "eenheid", "aantal")
    assert steps.search(page) == "?gebied=kortrijk"
    expect(steps.control(page, "plaats")).to_have_value("vestiging")
    expect(said).to_contain_text("zoals voor die keuze")
    steps.choose(page, "maat", "uren")
    expect(said).to_be_empty()


def test_years_the_wrong_way_round_are_said_and_nothing_flips(page: Page) -> None:
    """Van 2024 Tot 2019 reset to all years."""
    steps.visit(page, "/evolutie")
    steps.choose(page, "van", "2024")
    before = steps.search(page)
    page.locator("select[name=tot]").select_option("2019")
    expect(page.locator("#filters-gezegd")).to_contain_text("“Van” ligt na “Tot”")
    assert steps.search(page) == before
    expect(page.locator("select[name=van]")).to_have_value("2024")
    expect(page.locator("select[name=tot]")).to_have_value("2019")
    page.locator("select[name=tot]").select_option("2025")
    expect(page.locator("#filters-gezegd")).to_be_empty()


def test_a_fourth_sector_leaves_the_ticks_as_they_are(page: Page) -> None:
    steps.visit(page, "/kaart?sector=mb,ggz,aw")
    steps.tick(page, "sector", "vaph")
    assert steps.search(page) == ""
    for code in ("mb", "ggz", "aw", "vaph"):
        expect(page.locator(f"input[value={code}]")).to_be_checked()
    with steps.answered(page):
        page.locator("input[value=vaph]").uncheck()
    assert steps.search(page) == "?sector=mb,ggz,aw"


def test_whoever_reconnects_sees_fresh_figures(troubled: Page) -> None:
    page = troubled
    steps.visit(page, "/kaart")
    page.context.set_offline(True)
    page.locator("select[name=maat]").select_option("initiatieven")
    expect(page.locator("#meldingen")).to_contain_text("Geen verbinding")
    assert "Arbeidszorgmedewerkers" in steps.title(page, "kaart-kaart").inner_text()
    page.context.set_offline(False)
    expect(steps.title(page, "kaart-kaart")).to_contain_text("Initiatieven")
    expect(page.locator("#meldingen")).to_be_empty()
