"""What the scripts and the server hold alike stands once, in Python."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "scripts" / "build_limits.py"


def test_the_scripts_have_the_limits_of_the_server() -> None:
    build = runpy.run_path(str(BUILD))
    text = build["FILE"].read_text(encoding="utf-8")
    assert text == build["written"](), "run: python scripts/build_limits.py"
    assert text.count("export const ") == len(build["LIMITS"])


def test_no_other_script_has_them() -> None:
    """Their numbers stand nowhere else as a number of their own."""
    build = runpy.run_path(str(BUILD))
    large = [str(value) for value, _ in build["LIMITS"].values() if str(value).isdigit()]
    words = [repr(value)[1:-1] for value, _ in build["LIMITS"].values() if isinstance(value, str)]
    limits = [text for text in (*large, *words) if len(text) > 4]
    assert limits
    for path in (ROOT / "assets" / "scripts").rglob("*.js"):
        if path != build["FILE"]:
            text = path.read_text(encoding="utf-8")
            assert [limit for limit in limits if limit in text] == [], path.name
