"""Scripts, which no test runs for they take minutes, find the names that they ask others for."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from arbeidszorg.settings import ROOT

SCRIPTS = sorted((ROOT / "scripts").glob("*.py"))


def asked_of_others(script: Path) -> Iterator[tuple[str, str]]:
    """The names that a script imports from our own modules."""
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("arbeidszorg"):
            yield from ((node.module or "", alias.name) for alias in node.names)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_what_a_script_asks_for_is_there(script: Path) -> None:
    for module, name in asked_of_others(script):
        there = hasattr(import_module(module), name) or f"{module}.{name}" in sys.modules
        if not there:
            import_module(f"{module}.{name}")
