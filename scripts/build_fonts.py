"""Make the fonts that files are drawn with, once: ``python scripts/build_fonts.py FOLDER``.

``FOLDER`` is the unpacked npm package ``@fontsource/source-sans-3`` (OFL 1.1), which holds a web
font per alphabet and style. What draws files on the server reads no web fonts and takes one file
per style, so the alphabets are joined; and since "Source" is a reserved name, the result goes by
another. Needs fontTools (``requirements-dev.txt``).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "data" / "fonts"
FAMILY = "Atlas Sans"
STYLES = {"400-normal": "Regular", "700-normal": "Bold", "400-italic": "Italic"}
ALPHABETS = (
    "latin",
    "latin-ext",
    "vietnamese",
    "greek",
    "greek-ext",
    "cyrillic",
    "cyrillic-ext",
)
#: Bits of ``fsSelection`` that tell the style.
ITALIC, BOLD, REGULAR = 1 << 0, 1 << 5, 1 << 6


def main(folder: Path) -> None:
    """Write a TrueType font per style, the licence, and which letters there are."""
    TARGET.mkdir(exist_ok=True)
    for style, name in STYLES.items():
        font = joined([folder / "files" / f"source-sans-3-{a}-{style}.woff2" for a in ALPHABETS])
        named(font, name)
        font.save(TARGET / f"atlas-sans-{name.lower()}.ttf")
    shutil.copy(folder / "LICENSE", TARGET / "LICENSE-source-sans-3.txt")
    (TARGET / "letters.txt").write_text(letters(), encoding="ascii")


def joined(parts: list[Path]) -> TTFont:
    """One font with the letters of all; ligatures and alternates are left out."""
    with tempfile.TemporaryDirectory() as place:
        plain = []
        for path in parts:
            font = TTFont(path)
            font.flavor = None
            plain.append(str(Path(place) / f"{path.stem}.ttf"))
            font.save(plain[-1])
        options = Options()
        options.drop_tables = ["GSUB", "GDEF"]
        merged: TTFont = Merger(options=options).merge(plain)
        return merged


def letters() -> str:
    """The characters that every style has: a range per line, first and last code point."""
    styles = [set(TTFont(path).getBestCmap()) for path in TARGET.glob("*.ttf")]
    ranges: list[list[int]] = []
    for code in sorted(set.intersection(*styles)):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{first:04X} {last:04X}\n" for first, last in ranges)


def named(font: TTFont, style: str) -> None:
    """Give a font our name and its style."""
    texts = {
        1: FAMILY,
        2: style,
        3: f"{FAMILY} {style}",
        4: f"{FAMILY} {style}",
        6: f"AtlasSans-{style}",
    }
    for record in font["name"].names:
        record.string = texts.get(record.nameID, str(record))
    font["head"].macStyle = {"Regular": 0, "Bold": 1, "Italic": 2}[style]
    chosen = {"Regular": REGULAR, "Bold": BOLD, "Italic": ITALIC}[style]
    font["OS/2"].fsSelection &= ~(REGULAR | BOLD | ITALIC)
    font["OS/2"].fsSelection |= chosen


if __name__ == "__main__":
    main(Path(sys.argv[1]))
