"""The menu of a card: every file and way to share it, by links that need no script."""

from __future__ import annotations

import re
from html import unescape

from arbeidszorg.files import figures
from components.menu import LARGE, menu


def made(title: str = "Titel", address: str = "?jaar=2021&sector=mb,aw") -> str:
    return str(
        menu(
            "kaart",
            "proef",
            title,
            "naam",
            address,
            f"/kaart{address}#kaart-proef",
            "?jaar=2021",
            "Atlas. {vandaag}, {adres}",
        )
    )


def hrefs(text: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'href="([^"]*)"', text)]


def test_every_kind_of_file_is_there() -> None:
    found = hrefs(made())
    for ending in figures.KINDS:
        assert any(f"/figuur/kaart/proef.{ending}?jaar=2021&sector=mb,aw" in one for one in found)
    for ending in (*LARGE, "png"):
        assert any(f".{ending}?" in one and "grootte=presentatie" in one for one in found)
    for form in ("16x9", "4x3", "1x1"):
        assert sum(f"vorm={form}" in one for one in found) == 2
    assert "/api/v1/cijfers.json?jaar=2021" in found


def test_without_a_view_a_choice_starts_the_query() -> None:
    found = hrefs(made(address=""))
    assert "/figuur/kaart/proef.svg" in found
    assert "/figuur/kaart/proef.png?vorm=4x3" in found


def test_everything_can_be_shared() -> None:
    text = made()
    for needed in (
        'data-kopieer="/kaart?jaar=2021&amp;sector=mb,aw#kaart-proef"',
        'data-insluiten="/embed/kaart/proef?jaar=2021',
        "data-citaat=",
        "data-tabel=",
        'data-verzamel="/kaart?',
    ):
        assert needed in text, needed


def test_names_cannot_break_out() -> None:
    text = made('"><script>x</script>\ue0001\ue001')
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_link_says_what_it_is_to_who_hears_it_alone() -> None:
    labels = re.findall(r'aria-label="([^"]*)"', made())
    assert "PNG, breed" in labels
    assert "PNG, breed, grote letters" in labels
    assert "PowerPoint, grote letters" in labels
    assert len(labels) == len(set(labels))


def test_file_names_do_not_meet() -> None:
    names = re.findall(r'download="([^"]*)"', made())
    assert len(names) == len(set(names))
    assert "naam_4x3_presentatie.png" in names
