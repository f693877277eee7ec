"""Write ``assets/scripts/shared/limits.js``: what our scripts and the server must hold alike.

    python scripts/build_limits.py

Each stands once, in Python; ``tests/assets/test_limits.py`` says when the file is behind.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from arbeidszorg.content import collected, deck  # noqa: E402 - found by way of the line above
from arbeidszorg.deck import file as deck_file  # noqa: E402
from arbeidszorg.figures.live.traces import ROUND, SPARE  # noqa: E402
from arbeidszorg.figures.picture import ROOMY  # noqa: E402
from arbeidszorg.subjects.study import scenario  # noqa: E402
from server import index  # noqa: E402

FILE = ROOT / "assets" / "scripts" / "shared" / "limits.js"
HEAD = """/* What our scripts and the server hold alike. Written by scripts/build_limits.py from
   what stands in Python; change it there. */
"""
#: Name -> (value, what it is).
LIMITS = {
    "DECK_BYTES": (deck.MOST_BYTES, "Bytes of a deck as a file."),
    "DECK_KIND": (deck_file.KIND, "What a file of a deck says that it is."),
    "DECK_SLIDES": (deck.MOST_SLIDES, "Slides in a deck."),
    "DECK_VERSION": (deck_file.VERSION, "The version of the file of a deck."),
    "OTHER": (scenario.OTHER, "What the parameters of scenario B begin with."),
    "QUOTED": (scenario.LONGEST_SHOWN, "Letters of a wrong answer that are shown again."),
    "REPORT_FIGURES": (collected.MOST_FIGURES, "Figures in a report of a reader."),
    "ROOMY": (ROOMY, "Pixels from which a figure shows its spare words."),
    "ROUND": (ROUND, "Marks circles that stay round."),
    "SHARED": (index.SHARED, "Parameters that every page understands."),
    "SPARE": (SPARE, "Marks the spare words of a figure."),
}


def written() -> str:
    """The module, as it should stand in its file."""
    parts = (
        f"\n/** {about} */\nexport const {name} = {json.dumps(value)};\n"
        for name, (value, about) in LIMITS.items()
    )
    return HEAD + "".join(parts)


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
