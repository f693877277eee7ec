"""What leaves the page: pictures, files and links say what they show, and hide what is hidden."""

from __future__ import annotations

import csv
import io
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from helpers.browser import readings, steps
from helpers.browser.server import Server
from helpers.browser.watch import Watch

SPACE = "{http://www.w3.org/2000/svg}"
#: Views whose cards are saved as pictures.
PICTURED = {
    "overzicht": "/?jaar=2022",
    "kaart": "/kaart?niveau=gemeente&sector=vaph&gebied=westhoek,midwest,brugge,oostende",
    "aanbod": "/aanbod?niveau=regio&splitsing=hoofdinkomen&activiteit=keuken,groendienst",
    "evolutie": "/evolutie?splitsing=activiteit&sector=mb,ggz&jaar=2018..2024",
}
#: Lines of text in a picture with where they are drawn, and the size of the picture.
DRAWN = """() => {
  const box = (one) => one.getBoundingClientRect().toJSON();
  const root = document.querySelector("svg");
  const lines = [...root.querySelectorAll("text")].flatMap((one) => {
    const parts = [...one.querySelectorAll("tspan.line")];
    return parts.length ? parts : [one];
  });
  return {root: box(root), texts: lines.filter((one) => one.textContent.trim())
    .map((one) => [one.textContent, box(one)])};
}"""

#: What a button says for a while stays there from now on.
TO_STAY = """() => {
  const later = window.setTimeout;
  window.setTimeout = (what, wait, ...more) => (wait === 2500 ? 0 : later(what, wait, ...more));
}"""


def save(page: Page, card: str, kind: str, folder: Path) -> Path:
    """Save a card as a picture through its menu."""
    button = steps.part(page, card, "menu").get_by_role("link", name=kind, exact=kind != "SVG")
    if not button.is_visible():
        steps.open_menu(page, card)
    with page.expect_download() as download:
        button.click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def words(svg: Path) -> str:
    """All text of a picture, as text, its lines joined."""
    root = ElementTree.parse(svg).getroot()
    texts = [" ".join(element.itertext()) for element in root.iter(f"{SPACE}text")]
    return re.sub(r"\s+", " ", " ".join(texts)).replace("\xa0", " ")


@dataclass(frozen=True)
class Picture:
    """A card saved as SVG, with what the page and the API say about it."""

    card: str
    file: Path
    title: str
    answer: dict[str, Any]


@pytest.fixture(scope="module", params=PICTURED)
def pictures(
    request: pytest.FixtureRequest,
    browser: Browser,
    atlas: Server,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Picture]:
    """Every card of a page, saved as SVG through its menu."""
    name, folder = request.param, tmp_path_factory.mktemp("svg")
    context = browser.new_context(base_url=atlas.url, viewport={"width": 1366, "height": 900})
    watch, page = Watch(context), context.new_page()
    steps.visit(page, PICTURED[name])
    card_pictures = []
    for card in (f"{name}-{key}" for key in steps.FIGURES[name][1]):
        file = save(page, card, "SVG", folder)
        answer = atlas.numbers(readings.query_of(page, card))
        card_pictures.append(Picture(card, file, steps.title(page, card).inner_text(), answer))
    context.close()
    watch.fail_if_seen()
    return card_pictures


def test_every_card_becomes_a_picture_that_explains_itself(pictures: list[Picture]) -> None:
    for picture in pictures:
        text = words(picture.file)
        for wanted in (
            picture.title,
            picture.answer["ondertitel"],
            "Filters: ",
            "Bron: Demonstratiegegevens arbeidszorg West-Vlaanderen",
            "peildatum 31/12/2025",
            "DEMONSTRATIE",
            "Arbeidszorgatlas West-Vlaanderen",
        ):
            assert wanted.replace("\xa0", " ") in text, (picture.card, wanted)
        filters = text.partition("Filters: ")[2]
        for part in picture.answer["ondertitel"].split(" · "):
            if part.startswith(("sector", "activiteit")):
                assert part in filters, picture.card
        root = ElementTree.parse(picture.file).getroot()
        assert picture.title in str(root.findtext(f"{SPACE}title"))
        assert picture.answer["zin"] in str(root.findtext(f"{SPACE}desc"))
        svg = re.sub(r'xmlns(:\w+)?="[^"]*"', "", picture.file.read_text("utf-8"))
        assert not re.search(r"""(href|src)=|url\(["']?http""", svg), "nothing from elsewhere"
    assert len({picture.file.name for picture in pictures}) == len(pictures)


def test_every_picture_says_of_what_and_when(pictures: list[Picture]) -> None:
    missing = {}
    for picture in pictures:
        rows = picture.answer["rijen"]
        measure = picture.answer["titel"].split()[0].strip(",").lower()
        about = {str(rows[0]["jaar"]), str(rows[-1]["jaar"]), measure}
        missing[picture.card] = about - set(re.findall(r"[\w-]+", words(picture.file).lower()))
    assert {card: left for card, left in missing.items() if left} == {}


def test_nothing_in_a_picture_is_cut_off_or_written_over(
    pictures: list[Picture], browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    faults = []
    for picture in pictures:
        page.set_content(f"<body style='margin:0'>{picture.file.read_text('utf-8')}</body>")
        page.evaluate("document.fonts.ready.then(() => true)")
        drawn = page.evaluate(DRAWN)
        frame, texts = drawn["root"], drawn["texts"]
        faults += [
            f"{picture.card}: {text!r} is cut off" for text, box in texts if not _within(box, frame)
        ]
        faults += [
            f"{picture.card}: {first!r} and {second!r} lie over each other"
            for (first, a), (second, b) in combinations(texts, 2)
            if _over(a, b)
        ]
    page.close()
    assert faults == []


def _within(box: dict[str, float], frame: dict[str, float]) -> bool:
    left, top = box["left"] - frame["left"], box["top"] - frame["top"]
    right, bottom = frame["right"] - box["right"], frame["bottom"] - box["bottom"]
    return min(left, top, right, bottom) >= -1


def _over(a: dict[str, float], b: dict[str, float]) -> bool:
    """Whether two lines of text cannot both be read; boxes are a little higher than letters."""
    across = min(a["right"], b["right"]) - max(a["left"], b["left"])
    down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return across > 3 and down > 6


def test_a_png_has_the_form_of_a_slide_twice_over(page: Page, tmp_path: Path) -> None:
    steps.visit(page, "/kaart?sector=ggz")
    content = save(page, "kaart-kaart", "PNG, breed", tmp_path).read_bytes()
    size = (2560, 1440)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, colour = struct.unpack(">IIBB", content[16:26])
    assert (width, height) == size
    assert (depth, colour) in ((8, 2), (8, 6))
    pixels = _pixels(content)
    line = width * (3 if colour == 2 else 4) + 1
    assert len(pixels) == line * height
    busy = sum(
        len(set(pixels[start + 1 : start + line])) > 2 for start in range(0, len(pixels), line)
    )
    assert busy > height / 3, "most of the picture is empty"


def _pixels(content: bytes) -> bytes:
    """The filtered lines of a PNG; the checksums of its parts are checked on the way."""
    stream, place = b"", 8
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        kind = content[place + 4 : place + 8]
        part = content[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack(">I", content[place + 8 + length : place + 12 + length])
        assert zlib.crc32(kind + part) == checksum
        stream += part if kind == b"IDAT" else b""
        place += 12 + length
    return zlib.decompress(stream)


@pytest.mark.parametrize(
    ("address", "card", "pieces"),
    [
        ("/?jaar=2022", "overzicht-verloop", ("medewerkers", "2017-2025", "demonstratie")),
        (
            "/kaart?niveau=gemeente&maat=instroom&sector=ggz,aw&jaar=2021",
            "kaart-kaart",
            ("instroom", "per-gemeente", "ggz-aw", "2021", "demonstratie"),
        ),
        (
            "/kaart?eenheid=per10000&plaats=woonplaats",
            "kaart-kaart",
            ("medewerkers", "per10000", "per-regio", "woonplaats", "2025", "demonstratie"),
        ),
        (
            "/aanbod?splitsing=geslacht&gebied=westhoek",
            "aanbod-profiel",
            ("medewerkers", "naar-geslacht", "westhoek", "2025", "demonstratie"),
        ),
    ],
)
def test_names_of_files_tell_what_is_in_them(
    page: Page, tmp_path: Path, address: str, card: str, pieces: tuple[str, ...]
) -> None:
    steps.visit(page, address)
    svg = save(page, card, "SVG", tmp_path)
    with page.expect_download() as download:
        steps.part(page, card, "menu").get_by_role("link", name="CSV voor Excel").click()
    named = download.value.suggested_filename
    assert Path(named).stem == svg.stem
    assert (Path(named).suffix, svg.suffix) == (".csv", ".svg")
    assert svg.stem.startswith("arbeidszorg_")
    assert set(pieces) <= set(svg.stem.split("_")), svg.stem
    assert re.fullmatch(r"[a-z0-9_-]+", svg.stem)


def test_a_csv_opens_in_a_belgian_excel(page: Page, atlas: Server, tmp_path: Path) -> None:
    steps.visit(page, "/kaart?niveau=gemeente&sector=vaph&eenheid=aandeel&jaar=2022")
    steps.open_menu(page, "kaart-kaart")
    with page.expect_download() as download:
        steps.part(page, "kaart-kaart", "menu").get_by_role("link", name="CSV voor Excel").click()
    target = tmp_path / "cijfers.csv"
    download.value.save_as(target)
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert lines[0] == ["Jaar", "Gebied", "Waarde", "Status"]
    wanted = readings.rows(atlas, readings.query_of(page, "kaart-kaart"))
    values = {line[1]: line[2:] for line in lines[1 : lines.index([])]}
    assert len(values) == len(wanted) == 62
    assert any("," in value for value, _ in values.values())
    for row in wanted:
        value, status = values[row.labels[1]]
        if row.value is None:
            assert (value, status) in (("", "verborgen"), ("", "niet van toepassing"))
        else:
            assert (float(value.replace(",", ".")), status) == (row.value, "waarde")
    about = lines[lines.index([]) + 1 :]
    labels = {line[0] for line in about}
    assert labels >= {
        "Titel",
        "Ondertitel",
        "Filters",
        "In woorden",
        "Bron",
        "Peildatum",
        "Opmerking",
    }
    assert "Adres van deze weergave" not in labels  # this machine is nowhere on the web
    text = {line[0]: line[1] for line in about}
    assert text["Titel"] == steps.title(page, "kaart-kaart").inner_text()
    assert "(VAPH)" in text["Filters"]
    assert text["In woorden"] == steps.part(page, "kaart-kaart", "zin").inner_text()
    assert text["Peildatum"] == "31/12/2025"
    assert any("verzonnen" in line[1] for line in about)


def test_a_copied_link_opens_the_same_view(visitor: Callable[..., BrowserContext]) -> None:
    reader = visitor()
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.new_page()
    steps.visit(page, "/kaart")
    steps.choose(page, "maat", "instroom")
    steps.tick(page, "sector", "mb")
    with steps.answered(page):
        page.get_by_role("link", name="Kies Westhoek").click()
    menu = steps.open_menu(page, "kaart-verloop")
    page.evaluate(TO_STAY)
    menu.get_by_role("button", name="Kopieer link").click()
    expect(menu.get_by_role("button", name="Link gekopieerd")).to_be_visible()
    expect(page.locator("#gezegd")).to_have_text("Link gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("#kaart-verloop")
    assert "%" not in copied
    guest = visitor().new_page()
    steps.visit(guest, copied)
    assert steps.contents(guest) == steps.contents(page)
    expect(guest.locator("#kaart-verloop")).to_be_in_viewport()


def test_a_link_is_copied_without_permission_too(page: Page) -> None:
    """In some offices the clipboard is closed to scripts; the old way then still works."""
    steps.visit(page, "/evolutie")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', "
        "{value: {writeText: () => Promise.reject(new Error('closed'))}})"
    )
    menu = steps.open_menu(page, "evolutie-verloop")
    menu.get_by_role("button", name="Kopieer link").click()
    steps.said(page, "Link gekopieerd")
    expect(page.locator("body > textarea")).to_have_count(0)


def test_a_picture_follows_the_filters(page: Page, tmp_path: Path) -> None:
    """The menu makes the picture of what is seen now, not of what was loaded."""
    steps.visit(page, "/aanbod")
    before = save(page, "aanbod-sector", "SVG", tmp_path)
    steps.choose(page, "maat", "instroom")
    after = save(page, "aanbod-sector", "SVG", tmp_path)
    assert "Instroom" in words(after)
    assert "Instroom" not in words(before)
    assert "_instroom_" in after.name


def test_hidden_numbers_are_in_no_file(page: Page, atlas: Server, tmp_path: Path) -> None:
    query = "?niveau=gemeente&sector=vaph"
    hidden = [r.labels[1] for r in readings.rows(atlas, query) if r.status == "verborgen"]
    assert hidden
    steps.visit(page, "/kaart" + query)
    svg = save(page, "kaart-kaart", "SVG", tmp_path)
    root = ElementTree.parse(svg).getroot()
    tiles = [list(element.itertext()) for element in root.iter(f"{SPACE}text")]
    for name in hidden:
        tile = next(parts for parts in tiles if parts and parts[0].startswith(name[:7]))
        assert not any(re.search(r"\d", part) for part in tile), tile
    assert "om de privacy van kleine groepen te beschermen" in words(svg)
    for kind in ("", "&formaat=excel"):
        for line in atlas.text(f"/api/v1/cijfers.csv{query}{kind}").splitlines():
            if any(name in re.split("[;,]", line) for name in hidden):
                assert re.search(r"[;,][;,]verborgen$", line), line
    frame = atlas.text("/figuur/kaart.json" + query)
    for name in hidden:
        assert f"<b>{name}</b><br>verborgen om de privacy van" in frame
