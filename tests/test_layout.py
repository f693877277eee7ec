"""What is shipped stays small enough to read: no module over 350 lines, no function over 60."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from arbeidszorg.settings import ROOT

MOST_OF_MODULE, MOST_OF_FUNCTION = 350, 60
#: What others made.
NOT_OURS = ("vendor",)


def shipped() -> Iterator[Path]:
    """Every module of the product, in Python and in JavaScript."""
    yield from (ROOT / "app.py", ROOT / "serve.py")
    for room in ("arbeidszorg", "components", "desk", "pages", "server"):
        yield from sorted((ROOT / room).rglob("*.py"))
    for path in sorted((ROOT / "assets").rglob("*.js")):
        if not set(NOT_OURS) & set(path.parts):
            yield path


def test_no_module_is_too_long() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in shipped()}
    assert len(lines) > 150
    assert {str(p.relative_to(ROOT)): n for p, n in lines.items() if n > MOST_OF_MODULE} == {}


def test_no_function_is_too_long() -> None:
    """Counted in lines, from its name to its end, its docstring among them."""
    long = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": lines
        for path in shipped()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > MOST_OF_FUNCTION
    }
    assert long == {}
