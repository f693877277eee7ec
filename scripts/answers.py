"""Keep what the atlas answers, and hold two times side by side: for changes after which a reader
must see the same.

    python scripts/answers.py keep FOLDER [--address http://127.0.0.1:8050]
    python scripts/answers.py compare FOLDER OTHER

``keep`` asks a running atlas for about 200 pages, API answers and files and writes each in
FOLDER. Start it with ``ARBEIDSZORG_ADRES=https://atlas.example.be``: the address stands in pages
and files, so it must be the same both times. ``compare`` names each that differs, and ends with
status 1 when there is one. What a reader does not see is left out of pages: names of scripts and
styles (they change with their content) and what scripts read.
"""

from __future__ import annotations

import argparse
import re
import sys
import urllib.error
import urllib.request
import zipfile
from io import BytesIO
from pathlib import Path

VIEWS = (
    "",
    "jaar=2021",
    "jaar=2021&niveau=gemeente",
    "jaar=2019..2023&sector=ggz",
    "sector=mb,aw&activiteit=keuken",
    "gebied=westhoek,midwest",
    "plaats=woonplaats&eenheid=per10000",
    "maat=doorstroom&eenheid=aandeel&niveau=provincie",
    "splitsing=sector&niveau=arrondissement",
    "jaar=2050&gebied=atlantis&maat=geluk",
)
FIGURE_PAGES = ("", "kaart", "aanbod", "evolutie", "ladder")
TEXT_PAGES = (
    "over",
    "meerwaarde",
    "meerwaarde/wat-als",
    "meerwaarde/wat-als?a.doorstroom=12",
    "veranderingstheorie",
    "aanbevelingen",
    "methode",
    "rapporten",
    "rapport",
    "rapport/westhoek",
    "rapport/kortrijk?jaar=2021",
    "rapport/west-vlaanderen",
    "presentatie",
    "presentatie/maken",
    "presentatie/westhoek",
    "presentatie/west-vlaanderen",
    "presentatie/toneel?presentatie=westhoek&dia=3",
    "nergens",
    "healthz",
)
MEASURES = (
    "medewerkers",
    "initiatieven",
    "plaatsen",
    "uren",
    "instroom",
    "uitstroom",
    "doorstroom",
    "vangnet",
)
SPLITS = (
    "sector",
    "activiteit",
    "sector,activiteit",
    "geslacht",
    "leeftijd",
    "doorverwijzer",
    "hoofdinkomen",
    "hoofdproblematiek",
    "onderwijsniveau",
    "leefsituatie",
    "werkverleden",
    "vorm",
    "tredes",
)
API = (
    *(f"maat={measure}&niveau={level}" for measure in MEASURES for level in ("regio", "gemeente")),
    *(f"maat={measure}&jaar=2017..2025&eenheid=index" for measure in MEASURES),
    *(f"splitsing={split}&jaar=2020..2022" for split in SPLITS),
    *(f"splitsing={split}&maat=uitstroom&plaats=woonplaats&niveau=provincie" for split in SPLITS),
    "eenheid=per10000&niveau=gemeente&plaats=woonplaats",
    "eenheid=aandeel&splitsing=geslacht&gebied=31005,westhoek",
    "gebied=buiten&plaats=woonplaats",
)
FIGURES = (
    "overzicht/kaart",
    "overzicht/sector",
    "overzicht/verloop",
    "kaart/kaart",
    "kaart/verloop",
    "aanbod/sector",
    "aanbod/activiteit",
    "aanbod/kruis",
    "aanbod/profiel",
    "evolutie/verloop",
    "evolutie/uitstroom",
    "evolutie/doorstroom",
    "ladder/stroom",
)
ENDINGS = ("svg", "png", "csv", "xlsx", "pptx", "docx", "pdf", "zip")
FILES = (
    *(f"figuur/{figure}.{ending}?jaar=2021" for figure in FIGURES for ending in ("svg", "csv")),
    *(f"figuur/kaart/kaart.{ending}?niveau=gemeente&sector=mb" for ending in ENDINGS),
    *(f"figuur/overzicht/sector.{ending}" for ending in ENDINGS),
    *(f"figuur/kaart/kaart.{ending}?grootte=presentatie" for ending in ("svg", "pptx", "docx")),
    *(f"rapport/westhoek.{ending}" for ending in ("pdf", "docx", "pptx")),
    *(f"presentatie/westhoek.{ending}" for ending in ("html", "pptx", "pdf", "json")),
    *(f"veranderingstheorie.{ending}" for ending in ("svg", "png", "pdf", "pptx")),
    *(
        f"studie/{key}.{ending}"
        for key in ("medewerker", "ladder", "overheid")
        for ending in ("svg", "csv")
    ),
    "embed/kaart/kaart?jaar=2021",
    "embed/overzicht/verloop",
    "embed/nergens/kaart",
)


def addresses() -> list[str]:
    """Every address that is asked."""
    pages = [f"{page}?{view}".rstrip("?") for page in FIGURE_PAGES for view in VIEWS]
    answers = [f"api/v1/cijfers.json?{view}" for view in API]
    answers += [f"api/v1/cijfers.csv?{view}" for view in VIEWS]
    return [*pages, *TEXT_PAGES, *answers, *FILES]


#: Where the atlas that is asked must say that it stands.
PUBLIC = "https://atlas.example.be"
#: What scripts read, and names that change with the content behind them.
UNSEEN = (
    rb"<script\b[^>]*>.*?</script>",
    rb"<link\b[^>]*>",
    rb"/atlas/[\w.-]+|[\w-]+\.[0-9a-f]{8,}\.(?:js|css)",
)


def visible(body: bytes) -> bytes:
    """What a reader can see of an answer: the page without scripts, the parts of a packed file
    without the moment at which they were packed."""
    if body[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(body)) as packed:
            parts = [(name, visible(packed.read(name))) for name in sorted(packed.namelist())]
        return b"".join(name.encode() + b"\n" + part for name, part in parts)
    if b"<!DOCTYPE html>" in body[:100]:
        for pattern in UNSEEN:
            body = re.sub(pattern, b"", body, flags=re.DOTALL)
        body = re.sub(rb"<[a-z][^>]*>", _in_order, body)
    return body


def _in_order(tag: re.Match[bytes]) -> bytes:
    """A tag with its attributes sorted: their order says nothing."""
    name, *attributes = re.findall(rb'<\w+|[\w-]+(?:="[^"]*")?|/?>', tag.group())
    return b" ".join([name, *sorted(attributes)])


def keep(folder: Path, base: str) -> int:
    """Write every answer in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, address in enumerate(addresses()):
        request = urllib.request.Request(
            f"{base}/{address}", headers={"Accept-Encoding": "identity"}
        )
        try:
            with urllib.request.urlopen(request) as answer:
                status, body = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            status, body = error.code, error.read()
        name = re.sub(r"[^\w.=-]+", "_", address) or "start"
        if number == 0 and PUBLIC.encode() not in body:
            print(f"Start the atlas with ARBEIDSZORG_ADRES={PUBLIC}", file=sys.stderr)
            return 1
        (folder / f"{number:03} {status} {name}").write_bytes(body)
    print(f"{len(addresses())} answers in {folder}")
    return 0


def compare(first: Path, second: Path) -> int:
    """Name the answers that differ."""
    names = sorted({path.name for folder in (first, second) for path in folder.iterdir()})
    differing = [name for name in names if not _alike(first / name, second / name)]
    for name in differing:
        print(f"differs: {name}")
    print(f"{len(names) - len(differing)} of {len(names)} answers are the same")
    return 1 if differing else 0


def _alike(first: Path, second: Path) -> bool:
    if not (first.exists() and second.exists()):
        return False
    return visible(first.read_bytes()) == visible(second.read_bytes())


def main() -> int:
    """See the top of this file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    keeping = commands.add_parser("keep")
    keeping.add_argument("folder", type=Path)
    keeping.add_argument("--address", default="http://127.0.0.1:8050")
    comparing = commands.add_parser("compare")
    comparing.add_argument("folder", type=Path)
    comparing.add_argument("other", type=Path)
    arguments = parser.parse_args()
    if arguments.command == "keep":
        return keep(arguments.folder, arguments.address)
    return compare(arguments.folder, arguments.other)


if __name__ == "__main__":
    sys.exit(main())
