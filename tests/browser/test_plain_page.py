"""A page of plain Dash beside ours: it can be read at once, and its callback answers."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from app import create_app
from arbeidszorg.settings import ROOT
from helpers.browser.watch import Watch
from helpers.builders import registry, weakened_atlas
from helpers.plain_pages import ANALYTICS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site stands with one page more."""
    pages = tmp_path_factory.mktemp("site") / "pages"
    shutil.copytree(ROOT / "pages", pages, ignore=shutil.ignore_patterns("__pycache__"))
    (pages / "analytics.py").write_text(ANALYTICS, encoding="utf-8")
    app = create_app(weakened_atlas(registry()), pages)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


def test_a_callback_of_a_plain_page_answers(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    watch = Watch(context)
    page = context.new_page()
    page.goto("/analytics")
    expect(page.get_by_role("heading", level=1)).to_have_text("This is our Analytics page")
    page.get_by_text("San Francisco").click()
    expect(page.locator("#analytics-output")).to_have_text("You selected: San Francisco")
    page.get_by_role("link", name="Kaart", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kaart van de arbeidszorg")
    context.close()
    watch.fail_if_seen()


def test_a_plain_page_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/analytics")
    expect(page.get_by_role("heading", level=1)).to_have_text("This is our Analytics page")
    context.close()
