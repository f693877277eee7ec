"""The inner parts of Dash work as ``figures/dash-inside.js`` among our scripts takes them to work.
Each test is one part, and its message says which has moved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.browser import steps
from helpers.browser.server import Server

#: Notes what Dash asks by fetch, before anything of ours stands between.
WATCH = """
window.requests = [];
const real = window.fetch;
window.fetch = function (what, how) {
  if (!Object.isFrozen(window.requests))
    window.requests.push({what, kind: typeof what, body: how && how.body});
  return real.call(window, what, how);
};
"""


@pytest.fixture(scope="module")
def page(browser: Browser, atlas: Server) -> Iterator[Page]:
    """A page with figures that stands, after one choice of a reader."""
    context = browser.new_context(base_url=atlas.url)
    page = context.new_page()
    page.add_init_script(WATCH)
    steps.visit(page, "/kaart")
    with steps.answered(page):
        steps.control(page, "maat").select_option("instroom")
    steps.stands(page)
    page.evaluate("window.requests = Object.freeze(window.requests.slice())")
    yield page
    context.close()


def requests(page: Page, end: str) -> list[dict[str, Any]]:
    """What went over the line to an address."""
    calls: list[dict[str, Any]] = page.evaluate("window.requests")
    return [call for call in calls if str(call["what"]).endswith(end)]


def test_dash_starts_from_what_came_with_the_page(page: Page) -> None:
    for address in ("/_dash-layout", "/_dash-dependencies"):
        assert requests(page, address) == [], f"Dash no longer asks {address} by fetch('{address}')"


def test_dash_sends_what_a_reader_asks_as_its_first_input(page: Page) -> None:
    questions = requests(page, "/_dash-update-component")
    assert len(questions) == 1, "set_props on the memory 'vraag' no longer asks the server once"
    assert questions[0]["kind"] == "string", "Dash no longer gives fetch an address as text"
    value = json.loads(questions[0]["body"])["inputs"][0]["value"]
    assert value == {"pad": "/kaart", "zoek": "?maat=instroom", "nummer": 1}, (
        "the body of a question no longer holds what was asked at inputs[0].value"
    )


def test_an_answer_reaches_our_memory(page: Page) -> None:
    assert "instroom" in page.locator("#gezegd").inner_text().lower(), (
        "Dash no longer gives a component of ours new properties, or React its effects"
    )


def test_dash_draws_our_components_in_its_entry(page: Page) -> None:
    assert page.locator("#react-entry-point #gekozen-filters").count() == 1, (
        "Dash no longer finds components on window by namespace, or draws elsewhere"
    )
    assert page.evaluate("typeof window.React.useLayoutEffect") == "function"


def test_dash_writes_an_id_that_is_a_record_as_json(page: Page) -> None:
    ids = page.evaluate("""[...document.querySelectorAll("[id^='{']")].map((one) => one.id)""")
    assert ids, "Dash no longer writes such an id in the page"
    for text in ids:
        record = json.loads(text)
        plain = json.dumps(record, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
        assert text == plain, "Dash no longer writes its keys in order and without spaces"
        assert {"name", "default"} <= set(record)


def test_a_control_takes_the_value_that_it_is_given(page: Page) -> None:
    page.go_back()
    steps.expect_search(page, "")
    try:
        expect(steps.control(page, "maat")).to_have_value("medewerkers")
    except AssertionError as error:
        raise AssertionError("dash_clientside.set_props no longer sets a control") from error
