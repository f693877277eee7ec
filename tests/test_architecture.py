"""The page about the house names the rooms that there are, and no others; and a number and a figure
walk through few of them, never back up."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.files import figures
from arbeidszorg.view.view import View
from components.addressed import figure_of
from components.site import Site
from helpers.walk import doors

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def rooms() -> set[str]:
    """The folders of the domain, and those beside it."""
    domain = {path.parent.name for path in (ROOT / "arbeidszorg").glob("*/__init__.py")}
    return domain | {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks"}


def drawn() -> set[str]:
    """The rooms of the picture."""
    picture = PAGE.split("```mermaid")[1].split("```")[0]
    names = set(re.findall(r"\b(\w+)\[\"", picture))
    return {"arbeidszorg" if name == "domain" else name for name in names} - {"app"}


def test_the_picture_has_every_room_and_no_other() -> None:
    assert drawn() == rooms()


#: What is written for those who change the code.
EXAMPLES = {"pages/new.py"}
DOCUMENTS = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_what_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+/[\w.-]+\.(?:py|js|toml|md|sh))`", text)) - EXAMPLES
    places = (ROOT, ROOT / "arbeidszorg", ROOT / "docs", ROOT / "assets" / "scripts")
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


def test_what_the_page_names_exists() -> None:
    named = set(re.findall(r"`([\w./-]+(?:/[\w.-]+|\.(?:py|js|toml|md)))`", PAGE))
    places = (ROOT, ROOT / "arbeidszorg")
    gone = {name for name in named if not any((place / name).exists() for place in places)}
    assert named and not gone


def test_the_subjects_are_named() -> None:
    subjects = {path.parent.name for path in (ROOT / "arbeidszorg/subjects").glob("*/__init__.py")}
    (line,) = re.findall(r'subjects\["subjects: ([^"]*)"\]', PAGE)
    assert set(line.split(" · ")) == subjects


def test_each_room_says_what_it_is_for() -> None:
    for path in ROOT.glob("arbeidszorg/**/__init__.py"):
        assert path.read_text(encoding="utf-8").startswith('"""'), path


# --- walks ---------------------------------------------------------------------------------------

#: What every room may ask: words, colours, settings, and where places are.
GROUND = {"texts", "style", "settings", "places"}


def floors() -> dict[str, int]:
    """Room -> how far down it lies, as import-linter holds it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = [
        part["layers"]
        for part in contracts
        if part.get("exhaustive") and part["containers"] == ["arbeidszorg"]
    ]
    return {room: depth for depth, floor in enumerate(layers) for room in floor.split(" | ")}


def walked(call: Callable[[], object]) -> set[str]:
    """The rooms of a walk, that goes down alone."""
    passed, depth = doors(call), floors()
    assert passed
    assert [door for door in passed if depth[door[0]] > depth[door[1]]] == []
    return {room for door in passed for room in door} - GROUND


def test_a_number_walks_through_at_most_five_rooms(demo_atlas: Atlas) -> None:
    view = View((2019, 2020), level="gemeente", sectors=("GGZ",))
    rooms = walked(lambda: demo_atlas.table(view))
    assert rooms == {"atlas", "view", "disclosure", "counting"}


@pytest.mark.parametrize("ending", ["svg", "pptx", "docx", "xlsx", "pdf"])
def test_a_figure_walks_through_at_most_five_rooms(
    client: FlaskClient, site: Site, ending: str
) -> None:
    with client.application.app_context():
        page = site.figures["kaart"]
        figure = figure_of(page, "kaart", page.read({"niveau": ["gemeente"]}), "http://atlas.test")
        assert figure is not None
        kind = figures.KINDS[ending]
        look = figures.Look(kind.sheet, 1.0, date(2026, 1, 1))
        rooms = walked(lambda: kind.make(figure, look))
    assert len(rooms) <= 5
    assert rooms <= {"files", "content", "figures", "atlas", "view"}
