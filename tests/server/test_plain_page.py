"""Pages as Dash's documentation writes them: a module in the folder of pages is a page, in the
menu, with its first view drawn on the server; what is wrong with one is said at the start."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.settings import ROOT
from components.site import PageError
from helpers.builders import registry, weakened_atlas
from helpers.plain_pages import ANALYTICS, ARCHIVE, REPORT
from server.front import draw_all
from server.index import AtlasDash


def app_with(folder: Path, **modules: str) -> AtlasDash:
    """The app with our own pages and these beside them."""
    pages = folder / "pages"
    shutil.copytree(ROOT / "pages", pages, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in modules.items():
        (pages / f"{name}.py").write_text(text, encoding="utf-8")
    return create_app(weakened_atlas(registry()), pages)


def content(client: FlaskClient, address: str) -> str:
    """What a reader first sees of a page."""
    response = client.get(address)
    assert response.status_code == 200
    return response.text.split('<main id="inhoud"')[1].split("</main>")[0]


def test_a_module_with_a_layout_is_a_page_in_the_menu(tmp_path: Path) -> None:
    client = app_with(tmp_path, our_archive=ARCHIVE).server.test_client()
    assert "<h1>This is our Archive page</h1>" in content(client, "/our-archive")
    text = client.get("/our-archive").text
    assert "<title>Our archive · Arbeidszorgatlas West-Vlaanderen</title>" in text
    assert 'href="http://127.0.0.1:8050/our-archive"' in text
    assert "description" not in text
    assert "_dash-config" not in text, "a page of HTML alone needs no Dash"
    menu = client.get("/").text.split("<nav")[1].split("</nav>")[0]
    links = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>', menu)
    assert links[-2:] == ["/methode", "/our-archive"], "without an order it comes last"
    assert re.search(r'<a [^>]*id="nav-ourarchive"[^>]*>Our archive</a>', menu)


def test_a_layout_takes_the_query_and_the_variables_of_its_path(tmp_path: Path) -> None:
    client = app_with(tmp_path, report=REPORT).server.test_client()
    first = content(client, "/report/q4?lang=nl&lang=fr&self=1&report_id=other")
    assert "q4 [&#39;nl&#39;, &#39;fr&#39;] [&#39;self&#39;]" in first
    assert "q5 en []" in content(client, "/report/q5/")
    assert client.get("/report/q4/more").status_code == 404
    assert "/report" not in client.get("/").text.split("</nav>")[0], "it has no one address"


def test_a_page_with_a_callback_lives_and_can_be_read_before(tmp_path: Path) -> None:
    app = app_with(tmp_path, analytics=ANALYTICS)
    client = app.server.test_client()
    text = client.get("/analytics").text
    first = text.split('<div id="voor">')[1].split('<div id="react-entry-point"')[0]
    assert "<h1>This is our Analytics page</h1>" in first
    assert 'id="analytics-output"' in first
    scripts = json.loads(re.findall(r'id="straks">(.*?)</script>', text)[0])
    assert any("/dcc/" in address for address in scripts)
    for address in scripts:
        assert client.get(address).status_code == 200, address
    callbacks = json.loads(re.findall(r'id="verbanden">(.*?)</script>', text)[0])
    assert "analytics-output.children" in [callback["output"] for callback in callbacks]
    plain = json.loads(re.findall(r'id="straks">(.*?)</script>', client.get("/kaart").text)[0])
    assert not any("/dcc/" in address for address in plain), "ours load no more than before"


# --- what can be wrong ---------------------------------------------------------------------------

PLAIN = "import dash\nfrom dash import html\n"
WRONG = {
    "a module without a page": ("x = 1\n", "pages/nieuw.py meldt geen pagina aan"),
    "a page without a layout": (
        f"{PLAIN}dash.register_page(__name__)\n",
        "pages/nieuw.py heeft geen layout",
    ),
    "a text that is missing": (
        f'{PLAIN}from arbeidszorg.texts import t\nlayout = html.P("x")\n'
        'dash.register_page(__name__, name=t("page.nav.nergens"))\n',
        "pages/nieuw.py:5 vraagt de tekst “page.nav.nergens”",
    ),
    "a path that is taken": (
        f'{PLAIN}layout = html.P("x")\ndash.register_page(__name__, path="/kaart")\n',
        "pages/kaart.py en pages/nieuw.py hebben hetzelfde pad, /kaart",
    ),
    "a path with variables that is taken": (
        f'{PLAIN}layout = html.P("x")\n'
        'dash.register_page(__name__, path_template="/rapport/<naam>")\n',
        "hebben hetzelfde pad, /rapport/<",
    ),
    "a group that is not there": (
        f'{PLAIN}layout = html.P("x")\ndash.register_page(__name__, menu="nergens")\n',
        "pages/nieuw.py wil in het menu bij “nergens”",
    ),
    "a page with figures that lacks a part": (
        "from components.figures_page import FiguresPage\n"
        'import dash\nPAGE = FiguresPage("nieuw", "/nieuw")\n'
        "dash.register_page(__name__, layout=PAGE.layout, figures=PAGE)\n",
        "op pages/nieuw.py:3: TypeError",
    ),
    "a fault in the code": (f"{PLAIN}dash.register_page(__name__)\n1 / 0\n", "pages/nieuw.py:4"),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_the_start_says_which_page_is_wrong_and_where(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(PageError) as fault:
        app_with(tmp_path, nieuw=text)
    assert message in str(fault.value)


def test_the_start_says_which_text_a_layout_misses(tmp_path: Path) -> None:
    text = (
        f"{PLAIN}from arbeidszorg.texts import t\ndash.register_page(__name__)\n"
        'def layout():\n    return html.P(t("nergens.te.vinden"))\n'
    )
    app = app_with(tmp_path, nieuw=text)
    with pytest.raises(PageError, match=r"pages/nieuw\.py:6 vraagt de tekst “nergens\.te\.vinden”"):
        draw_all(app)


def test_our_own_pages_have_all_that_they_need() -> None:
    """What the start would say is said here first."""
    app = create_app(weakened_atlas(registry()))
    draw_all(app)
    assert len(app.site.pages) == len(list((ROOT / "pages").glob("[!_]*.py")))
