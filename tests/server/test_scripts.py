"""Modules joined into one script: each once, in order; what cannot be joined is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from arbeidszorg.settings import ROOT
from server import scripts

ALL = sorted((ROOT / "assets" / "scripts").rglob("*.js"))


def address(path: Path) -> str:
    return f"/{path.relative_to(ROOT).as_posix()}"


def write(folder: Path, **modules: str) -> None:
    """Write modules: name -> text."""
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_module_can_be_joined(path: Path) -> None:
    text = scripts.joined([address(path)])
    assert not re.search(r"^(import|export)\b", text, re.M)
    assert text.startswith('(function () {\n"use strict";\n')
    assert not re.search(r"^\s*//", text, re.M), "comments stay behind"


def test_a_module_runs_once_after_what_it_imports(tmp_path: Path) -> None:
    write(
        tmp_path,
        low='/* Low. */\nlog("low");\n\nexport const a = 1;\nexport function b() {\n}\n',
        middle='import {a} from "./low.js";\n\nlog("middle", a);\nexport const c = 2;\n',
        high='import "./middle.js";\nimport {b as d,\n        a} from "./low.js";\n'
        'import * as middle from "./middle.js";\nlog("high", d, a, middle.c);\n',
    )
    text = scripts.joined(["high.js", "low.js"], tmp_path)
    assert re.findall(r'log\("(\w+)"', text) == ["low", "middle", "high"]
    assert "const {b: d, a} = $1;" in text and "const middle = $2;" in text
    assert "return {a, b};" in text


def test_a_comment_before_code_on_its_line_takes_nothing_along(tmp_path: Path) -> None:
    write(
        tmp_path,
        x="const a =\n  /** @type {number} */ (1);\n/* gone */\nconst b = 2; // stays\n"
        "/**\n * gone\n */\nconst c = 3;\n",
    )
    text = scripts.joined(["x.js"], tmp_path)
    assert "const a =\n  (1);\nconst b = 2; // stays\nconst c = 3;" in text and "gone" not in text


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"x": 'import {a} from "./y.js";\n', "y": "const a = 1;\n"}, "x.js imports a, which y.js"),
        ({"x": 'import "./y.js";\n'}, "y.js is not there; x.js asks for it"),
        (
            {"x": 'import "./y.js";\n', "y": 'import "./x.js";\n'},
            "in a circle: x.js -> y.js -> x.js",
        ),
        ({"x": "export default 3;\n"}, "x.js: cannot be joined: export default 3;"),
        ({"x": "export let a = 1;\n"}, "x.js: cannot be joined: export let"),
        ({"x": 'const a = 1;\nimport "./y.js";\n'}, "x.js: cannot be joined: import"),
        ({"x": 'import y from "./y.js";\n', "y": "\n"}, "x.js: cannot be joined: import y"),
    ],
)
def test_what_cannot_be_joined_is_named(
    tmp_path: Path, modules: dict[str, str], message: str
) -> None:
    write(tmp_path, **modules)
    with pytest.raises(scripts.ScriptError) as error:
        scripts.joined(["x.js"], tmp_path)
    assert message in str(error.value)


def test_a_page_that_asks_for_nothing_that_is_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(scripts.ScriptError, match=r"niets\.js is not there; the server asks"):
        scripts.joined(["niets.js"], tmp_path)


def test_no_script_is_long() -> None:
    long = {path.name for path in ALL if len(path.read_text("utf-8").splitlines()) > 350}
    assert ALL and long == set()


def test_dash_inside_stands_in_one_module() -> None:
    """Every name that Dash, or React below it, keeps for itself."""
    inside = re.compile(
        r"_dash-|react-entry-point|dash_clientside|DashRenderer|window\.React\b|window\.fetch"
        r"|window\.arbeidszorg|\[id\^="
    )
    owners = {path.name for path in ALL if inside.search(path.read_text(encoding="utf-8"))}
    assert owners == {"dash-inside.js"}
