"""The accessibility statement says what the tests really do, and no more."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.settings import ROOT
from arbeidszorg.texts import catalogue
from components import statement
from components.site import Site
from helpers.browser import axe

BROWSER = ROOT / "tests" / "browser"
#: Where pages are looked at that ``test_pages.py`` does not visit.
ELSEWHERE = {
    "/presentatie": "test_presentatie.py",
    "/presentatie/maken": "test_presentatie.py",
    "/404": "test_pages.py",
}


def constant(name: str) -> object:
    """What a name stands for in the tests of every page."""
    tree = ast.parse((BROWSER / "test_pages.py").read_text(encoding="utf-8"))
    values = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return ast.literal_eval(values[name])


def visited() -> set[str]:
    """The paths that are visited, at every width, and looked at with axe."""
    pages = constant("PAGES")
    assert isinstance(pages, dict)
    return set(pages)


def test_every_test_that_is_meant_exists() -> None:
    for name, tests in statement.CHECKS.items():
        assert tests, name
        for test in tests:
            path, _, function = test.partition("::")
            tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
            functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
            assert function in functions, test


def test_everything_that_is_said_has_its_tests_and_the_other_way_round() -> None:
    for kind, names in (("check", statement.CHECKS), ("grens", statement.LIMITS)):
        start = f"toegankelijkheid.{kind}."
        said = {key.removeprefix(start) for key in catalogue() if key.startswith(start)}
        assert said == set(names)


def test_the_rules_and_widths_are_those_of_the_tests() -> None:
    assert tuple(axe.RULES["runOnly"]) == statement.TAGS
    source = (BROWSER / "test_pages.py").read_text(encoding="utf-8")
    assert re.search(r"^WIDTHS = \(390, LAPTOP, 1920\)$", source, re.MULTILINE)
    assert constant("LAPTOP") == 1366
    assert statement.WIDTHS == (390, 1366, 1920)


def test_every_page_is_looked_at(site: Site) -> None:
    pages = {page.path for page in site.pages if page.path and not page.is_template}
    elsewhere = pages - visited()
    assert elsewhere <= set(ELSEWHERE), "a page is said to be looked at, and is not"
    for path in elsewhere:
        source = (BROWSER / ELSEWHERE[path]).read_text(encoding="utf-8")
        assert "violations(page) == []" in source or "/bestaat/niet" in source, path


def test_it_holds_what_the_model_asks(client: FlaskClient) -> None:
    text = client.get("/toegankelijkheid").text
    for part in (
        "Bestuursdecreet van 7 december 2018",
        "richtlijn 2016/2102",
        "<strong>gedeeltelijk</strong>",
        "Niet-toegankelijke inhoud",
        "onevenredige last",
        "zelfbeoordeling",
        "heeft nog geen mailadres opgegeven",
        "Vlaamse Ombudsdienst",
        "opgesteld op 29/11/2026",
    ):
        assert part in text, part
    assert statement.drawn_up() <= statement.reviewed()
    assert 'href="/toegankelijkheid"' in client.get("/kaart").text


@pytest.mark.parametrize("path", ["/toegankelijkheid", "/kaart"])
def test_an_address_for_remarks_is_named(demo_atlas: Atlas, path: str) -> None:
    settings = replace(
        demo_atlas.settings, contact="stam@example.be", address="https://atlas.example"
    )
    server = create_app(replace(demo_atlas, settings=settings)).server.test_client()
    text = server.get(path, headers={"Host": "atlas.example"}).text
    assert "mailto:stam@example.be?subject=" in text
    if path == "/toegankelijkheid":
        assert "binnen 30 dagen" in text and "https://atlas.example" in text
