"""The dark page: by the machine of the reader, and by the button in the header."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from arbeidszorg import dark, style
from helpers.browser import steps

GROUND = "getComputedStyle(document.querySelector('.figuurkaart, .hoofdstuk')).backgroundColor"
LINE = "getComputedStyle(document.querySelector('#evolutie-verloop-figuur {}')).stroke"


def rgb(colour: str) -> str:
    """A colour as the browser tells it."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


LIGHT, DARK = rgb(style.PAPER), rgb(dark.PAPER)
STILL, LIVE = "> svg path[stroke]", ".levend .js-line"
#: What a browser paints first: the ground when the document has been read, before our scripts.
FIRST = """document.addEventListener("DOMContentLoaded", () => {
  window.firstGround = getComputedStyle(document.body).backgroundColor; });"""


def test_the_button_turns_the_page_and_is_remembered(
    visitor: Callable[..., BrowserContext],
) -> None:
    context = visitor()
    context.add_init_script(FIRST)
    page = context.new_page()
    steps.visit(page, "/evolutie")
    steps.lives(page)
    button = page.get_by_role("button", name="Donkere weergave")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(GROUND) == LIGHT
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(GROUND) == DARK
    blue, light_blue = rgb(style.ACCENT), rgb(dark.COLOURS[style.ACCENT])
    assert page.evaluate(LINE.format(STILL)) == light_blue
    expect(page.locator(f"#evolutie-verloop-figuur {LIVE}").first).to_have_css("stroke", light_blue)
    page.emulate_media(media="print")
    assert page.evaluate(LINE.format(STILL)) == blue, "paper stays paper"
    page.emulate_media(media="screen")
    page.goto("/methode")
    assert page.evaluate("window.firstGround") == "rgb(15, 22, 26)", "no page flashes white first"
    assert page.evaluate(GROUND) == DARK
    page.get_by_role("button", name="Donkere weergave").press("Enter")
    assert page.evaluate(GROUND) == LIGHT
    assert page.evaluate("localStorage.length") == 0, "as the machine says is not kept"


def test_a_dark_machine_gets_a_dark_page_without_scripts_too(
    visitor: Callable[..., BrowserContext],
) -> None:
    page = visitor(color_scheme="dark", java_script_enabled=False).new_page()
    page.goto("/evolutie")
    assert page.evaluate(GROUND) == DARK
    expect(page.get_by_role("button", name="Donkere weergave")).to_be_hidden()
    page.goto("/embed/evolutie/verloop")
    assert page.evaluate(GROUND) == LIGHT, "a frame stands on the page of another"


def test_who_wants_light_on_a_dark_machine_gets_it(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    steps.visit(page, "/methode")
    assert page.evaluate(GROUND) == DARK
    page.get_by_role("button", name="Donkere weergave").click()
    assert page.evaluate(GROUND) == LIGHT
    page.reload()
    assert page.evaluate(GROUND) == LIGHT
    expect(page.get_by_role("button", name="Donkere weergave")).to_have_attribute(
        "aria-pressed", "false"
    )
