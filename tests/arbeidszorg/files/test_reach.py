"""Addresses in files: those of the machine itself lead nowhere, and are left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arbeidszorg.content.figure import Figure
from arbeidszorg.files import documents, figures
from arbeidszorg.files.reach import outward
from helpers import leaving, office, talks
from helpers.pdf import links, words

HERE = "http://127.0.0.1:8050/kaart?jaar=2021"


def local(figure: Figure) -> Figure:
    return replace(figure, about=replace(figure.about, link=HERE))


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("https://atlas.example/kaart", True),
        ("http://atlas.intern:8050/kaart", True),
        ("http://192.168.1.10:8050/", True),
        (HERE, False),
        ("http://localhost:8050/", False),
        ("http://[::1]:8050/kaart", False),
        ("http://127.1.2.3/", False),
        ("http://[oeps/", False),
        ("", False),
    ],
)
def test_an_address_of_the_machine_itself_leads_nowhere(link: str, leads: bool) -> None:
    assert outward(link) == (link if leads else "")


def said(content: bytes, ending: str) -> str:
    """All that a file says, and where it leads."""
    if ending == "pdf":
        return words(content) + " ".join(links(content))
    if content[:2] != b"PK":
        return content.decode(errors="replace")
    return "".join(part.decode(errors="replace") for part in office.parts(content).values())


@pytest.mark.parametrize("ending", [ending for ending in figures.KINDS if ending != "png"])
def test_no_figure_leads_to_the_machine_that_wrote_it(ending: str) -> None:
    figure = local(office.example("bars"))
    look = figures.Look(figures.KINDS[ending].sheet, 1.0, leaving.TODAY)
    assert "127.0.0.1" not in said(figures.KINDS[ending].make(figure, look), ending)


@pytest.mark.parametrize("ending", documents.FORMATS)
def test_no_report_leads_there(ending: str) -> None:
    report = office.document(local(office.example("bars")), link=HERE)
    text = said(documents.FORMATS[ending](report), ending)
    assert "127.0.0.1" not in text and "op het web" not in text


@pytest.mark.parametrize("ending", documents.TALKS)
def test_no_deck_leads_there(ending: str) -> None:
    talk = talks.talk(
        talks.shown("Kaart", local(office.example("bars"))),
        talks.shown("Getal", number=replace(talks.NUMBER, link=HERE)),
        link=HERE,
    )
    text = said(documents.TALKS[ending](talk), ending)
    assert "127.0.0.1" not in text and "op het web" not in text
