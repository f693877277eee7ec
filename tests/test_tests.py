"""The tests themselves: they mirror the tree, and know modules by their public names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from arbeidszorg.settings import ROOT

TESTS = ROOT / "tests"
#: Rooms of tests that look at the whole from outside, not at one module.
OUTSIDE = ("browser", "helpers")
#: Modules of tests that are about something that several modules of a room do together.
TOGETHER = {
    "arbeidszorg/places/test_zones.py": "the eerstelijnszones of West-Vlaanderen",
    "desk/test_routes.py": "every address of the desk, asked by everybody",
    "deploy/test_machines.py": "two machines, and nginx before them",
    "arbeidszorg/handing/test_bad_input.py": "files as people send them by mistake",
    "arbeidszorg/compiled/test_killed.py": "killed at any step of publishing",
    "arbeidszorg/store/test_killed.py": "killed at every step of whatever a store does",
    "server/test_lasting.py": "a copied link, and data of a new year",
    "arbeidszorg/disclosure/test_worlds.py": "decision and attacker, in registries of other makes",
    "arbeidszorg/disclosure/test_small_worlds.py": "what is shown where all is small",
    "arbeidszorg/files/slides/test_files.py": "a file of a figure, of whatever kind",
    "arbeidszorg/files/test_valid.py": "every Office file against the schemas",
    "arbeidszorg/report/test_sections.py": "each section of a report",
    "arbeidszorg/subjects/study/test_pictures.py": "the waterfall, the tornado and their like",
    "arbeidszorg/registrations/intake/test_growth.py": "what grows with what is in a file",
    "assets/test_calculator.py": "the sums of the calculator, in Python and in JavaScript",
    "assets/test_limits.py": "what scripts and server must hold alike",
    "assets/test_styles.py": "classes of all styles",
    "benchmarks/test_rows.py": "what is said of measurements",
    "components/test_hidden.py": "hidden numbers, in every figure and table",
    "components/test_stage_bar.py": "the bar of the stage and the window of the speaker",
    "pages/test_territory.py": "an invented territory, over all pages",
    "pages/test_spoken.py": "each sentence against the Table of its question, over all pages",
    "pages/test_decks.py": "the pages with decks",
    "pages/test_documents.py": "the two documents, over all pages",
    "pages/test_explained.py": "terms that explain themselves",
    "pages/test_figures.py": "every figure of every page, as it leaves",
    "pages/test_odd.py": "odd data, on every page",
    "server/test_apart.py": "the front door where the data cannot be read",
    "server/test_attacked.py": "what may be sent by who means no good",
    "server/test_dash_inside.py": "the inner parts of Dash that our scripts rely on",
    "server/test_decks_hidden.py": "hidden numbers, in every file of a deck",
    "server/test_growth.py": "what grows with what a stranger sends",
    "server/test_head.py": "what HEAD says, of every address",
    "server/test_meanwhile.py": "what readers meet while others ask much",
    "server/test_plain_page.py": "a page of plain Dash, as its documentation says",
    "server/test_study_files.py": "the files of the study",
    "server/test_theory_files.py": "the files of the theory",
    "assets/test_workbook.py": "a workbook, read in Python and in JavaScript",
    "assets/test_personal.py": "who somebody is, in Python and in JavaScript",
    "desk/work/test_broken_lines.py": "a file on its way, whatever happens meanwhile",
    "desk/test_traces.py": "planted names, in database, files, logs and memory",
    "test_architecture.py": "the page about the house",
    "test_disturbed.py": "disk full, folder read-only, no memory",
    "test_security.py": "the page about security names tests that there are",
    "test_layout.py": "how long modules and functions are",
    "test_requirements.py": "the packages: locked, hashed, of known licences, and listed",
}
#: What says which inner part of Dash moved when an upgrade breaks one.
ABOUT_DASH = ("components/test_dash_inside.py",)
MODULES = sorted(path.relative_to(TESTS) for path in TESTS.rglob("*.py"))
TESTING = [path for path in MODULES if path.name.startswith("test_")]


def mirrored(test: Path) -> bool:
    """Whether a module of tests has the place and the name of what it tests: a module, a folder,
    or the room that it stands in as a whole."""
    room, name = ROOT / test.parent, test.stem.removeprefix("test_")
    return (room / f"{name}.py").is_file() or (room / name).is_dir() or room.name == name


def test_tests_mirror_the_tree() -> None:
    inside = {path for path in TESTING if path.parts[0] not in OUTSIDE}
    assert len(inside) > 100
    assert {str(path) for path in inside if not mirrored(path)} == set(TOGETHER)
    assert {path.parent for path in inside if not (ROOT / path.parent).is_dir()} == set()


def test_helpers_stand_in_one_room() -> None:
    support = {path for path in MODULES if path.parts[0] != "helpers"} - set(TESTING)
    assert {path.name for path in support} <= {"conftest.py", "__init__.py"}
    assert [path for path in TESTING if path.parts[0] == "helpers"] == []


def is_private(name: str) -> bool:
    """Whether a name is its module's own affair."""
    return name.startswith("_") and not name.endswith("__")


def private_names(tree: ast.AST) -> Iterator[str]:
    """Private names that are imported, asked for or replaced by name; ruff (SLF001) sees those
    after a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module != "__future__":
            yield from (name.name for name in node.names if is_private(name.name))
            yield from (part for part in (node.module or "").split(".") if is_private(part))
        elif isinstance(node, ast.Import):
            yield from (p for name in node.names for p in name.name.split(".") if is_private(p))
        elif isinstance(node, ast.Call):
            asks = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if asks in ("getattr", "setattr", "delattr", "hasattr", "attrgetter"):
                texts = [part.value for part in node.args if isinstance(part, ast.Constant)]
                yield from (text for text in texts if isinstance(text, str) and is_private(text))


def test_nobody_reaches_for_a_private_name() -> None:
    paths = {str(path) for path in MODULES} - set(ABOUT_DASH)
    texts = {path: (TESTS / path).read_text(encoding="utf-8") for path in paths}
    reached = {path: list(private_names(ast.parse(text))) for path, text in texts.items()}
    assert {path: names for path, names in reached.items() if names} == {}


def test_a_private_name_is_seen() -> None:
    code = """
from dash._utils import to_json
from a import _b
import c._d
monkeypatch.setattr(e, "_f", 1)
getattr(g, "__name__")
"""
    assert list(private_names(ast.parse(code))) == ["_utils", "_b", "_d", "_f"]
