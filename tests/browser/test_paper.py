"""What comes out of the printer: whole sheets that say where they come from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page
from pypdfium2 import PdfDocument

from helpers.browser import steps
from helpers.browser.server import Server

#: Pages and views that differ in what they hold, and the address that their paper names.
PRINTED = {
    "/": "/?jaar=2025&reeks=2017..2025",
    "/kaart?niveau=gemeente&gebied=westhoek": (
        "/kaart?jaar=2025&niveau=gemeente&gebied=westhoek&kaartvorm=tegels&reeks=2017..2025"
    ),
    "/aanbod?jaar=2021": "/aanbod?jaar=2021&reeks=2017..2025",
    "/evolutie?splitsing=sector": "/evolutie?jaar=2017..2025&splitsing=sector",
    "/ladder": "/ladder?jaar=2025&reeks=2017..2025",
    "/dekking?sector=ggz&erbij=diksmuide": (
        "/dekking?jaar=2025&kaartvorm=tegels&sector=ggz&erbij=diksmuide"
    ),
    "/over": "/over?reeks=2017..2025",
    "/methode": "/methode",
    "/meerwaarde": "/meerwaarde?reeks=2017..2025",
    "/meerwaarde/wat-als": "/meerwaarde/wat-als",
    "/aanbevelingen": "/aanbevelingen?reeks=2017..2025",
    "/veranderingstheorie": "/veranderingstheorie",
    "/rapporten": "/rapporten",
    "/rapport/westhoek": "/rapport/westhoek?jaar=2025",
    "/presentatie/westhoek": "/presentatie/westhoek",
}
#: The margin below, in points.
MARGIN = 50
HEADINGS = """[...document.querySelectorAll("main :is(h1, h2, h3, h4)")]
  .filter((one) => one.checkVisibility()).map((one) => one.textContent)"""
#: The caption and the words of the last row of every table that a reader can see or open.
TABLES = """[...document.querySelectorAll("main table")]
  .filter((one) => one.caption && !one.caption.matches(".onzichtbaar"))
  .map((one) => [one.caption.textContent,
    [...[...one.rows].at(-1).cells].flatMap((cell) => cell.textContent.split(/[\\s-]+/))])"""


@dataclass(frozen=True)
class Sheet:
    """A printed sheet, without the spaces that a printer puts where it likes."""

    body: str
    foot: str


def _bare(text: str) -> str:
    """A text without spaces; pdfium reads a hyphen at the end of a line as no letter."""
    return re.sub(r"[\s\xad]+", "", text).replace("\x02", "-")


def _printed(page: Page) -> list[Sheet]:
    """The sheets of a page as it stands; the foot is what lies in the margin below."""
    sheets = []
    for sheet in PdfDocument(page.pdf(format="A4", prefer_css_page_size=True)):
        text = sheet.get_textpage()
        body, foot = text.get_text_bounded(bottom=MARGIN), text.get_text_bounded(top=MARGIN)
        sheets.append(Sheet(_bare(body), _bare(foot)))
    return sheets


@pytest.mark.parametrize("address", PRINTED)
def test_a_page_is_printed_whole(page: Page, atlas: Server, address: str) -> None:
    """Every sheet says in its foot where it comes from and of when it is; none is empty, or ends
    with a heading; no table is left out."""
    steps.visit(page, address)
    headings = {_bare(text) for text in page.evaluate(HEADINGS)}
    tables = page.evaluate(TABLES)
    sheets = _printed(page)
    for number, sheet in enumerate(sheets, 1):
        where = f"{address}, sheet {number} of {len(sheets)}"
        # the address may take a second line, beside what else the foot says
        named, *said = re.split(r"(Afgedruktop.*?·\d+/\d+)", sheet.foot)
        assert said and "".join([named, *said[1:]]).startswith(atlas.url + PRINTED[address]), where
        assert re.search(rf"\d[a-z]+20\d\d·{number}/{len(sheets)}", said[0]), where
        assert "Bron:" in said[1], where
        assert "peildatum31/12/2025" in sheet.foot, where
        assert len(sheet.body) > 60, f"{where} is as good as empty"
        assert not [text for text in headings if sheet.body.endswith(text)], where
    if address == "/":
        assert "Waargebeurthet?" in sheets[0].body, "the number alone leaves half a sheet empty"
    whole = "".join(sheet.body for sheet in sheets)
    # The paper of the theory is its poster, which says in another form what the table does.
    for caption, words in tables if address != "/veranderingstheorie" else ():
        _, printed, rest = whole.partition(_bare(caption))
        assert printed, f"{caption} is left out"
        assert [word for word in words if word not in rest] == [], caption


def test_paper_names_the_view_that_was_chosen(page: Page, atlas: Server) -> None:
    steps.visit(page, "/kaart")
    steps.choose(page, "maat", "instroom")
    assert f"{atlas.url}/kaart?jaar=2025&maat=instroom" in _printed(page)[0].foot


def test_without_scripts_the_foot_says_where_and_of_when(
    visitor: Callable[..., BrowserContext], atlas: Server
) -> None:
    page = visitor(java_script_enabled=False).new_page()
    page.goto("/aanbod?jaar=2021")
    for sheet in _printed(page):
        assert f"{atlas.url}/aanbod?jaar=2021" in sheet.foot
        assert "peildatum31/12/2025" in sheet.foot
