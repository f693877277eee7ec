"""Terms explain themselves on the pages of text: in running text, each once."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from arbeidszorg.texts.glossary import terms

PATHS = (
    "/over",
    "/methode",
    "/meerwaarde",
    "/meerwaarde/wat-als",
    "/veranderingstheorie",
    "/aanbevelingen",
    "/presentatie",
    "/presentatie/west-vlaanderen",
    "/presentatie/westhoek",
    "/rapport/brugge",
)
#: Where no explanation belongs.
ELSEWHERE = ("h1", "h2", "h3", "h4", "summary", "button", "label", "table", "nav", "form", "svg")


@pytest.mark.parametrize("path", PATHS)
def test_terms_are_explained_once_and_only_in_running_text(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    codes = re.findall(r'class="begrip" aria-describedby="uitleg-([^"]+)"', main)
    assert codes or path == "/presentatie", "this page explains nothing"
    assert len(codes) == len(set(codes))
    assert set(codes) <= {term.code for term in terms()}
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {f"uitleg-{code}" for code in codes} <= set(ids)
    for tag in ELSEWHERE:
        for inside in re.findall(rf"<{tag}[ >].*?</{tag}>", main, re.DOTALL):
            assert "begripvak" not in inside, tag


@pytest.mark.parametrize("path", PATHS)
def test_the_script_that_helps_comes_along(client: FlaskClient, path: str) -> None:
    *_, source = re.findall(r'<script src="([^"]+)"', client.get(path).text)
    script = client.get(source).text
    assert "begripscript" in script
    assert "details.uitklap[open]" in script, "menus close as well"
