"""Measure the letters of the font that the atlas ships, for ``arbeidszorg/figures/letters.json``.

Run by hand, when the font changes: ``python scripts/measure_font.py``. The widths are in
thousandths of the size of the text, for ordinary (400) and bold (700) letters.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "assets" / "fonts"
TARGET = ROOT / "arbeidszorg" / "figures" / "letters.json"
WEIGHTS = (400, 700)


def widths(path: Path, weight: int) -> dict[str, int]:
    """Character -> its advance at a weight, in thousandths of the size."""
    font = instantiateVariableFont(TTFont(path), {"wght": weight})
    metrics, names = font["hmtx"], font.getBestCmap()
    unit = font["head"].unitsPerEm
    return {
        chr(code): round(metrics[name][0] * 1000 / unit) for code, name in sorted(names.items())
    }


def main() -> None:
    (path,) = FONTS.glob("*.woff2")
    letters = {str(weight): widths(path, weight) for weight in WEIGHTS}
    TARGET.write_text(
        json.dumps(letters, ensure_ascii=True, separators=(",", ":"), sort_keys=True) + "\n",
        encoding="utf-8",
    )
    print(f"{TARGET.relative_to(ROOT)}: {len(letters['400'])} letters of {path.name}")


if __name__ == "__main__":
    main()
