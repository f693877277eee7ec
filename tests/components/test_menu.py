"""The menu of a card: every file and way to share it, by links that need no script."""

from __future__ import annotations

import re
from html import unescape

from arbeidszorg.files import figures
from components.menu import LARGE, menu


def card_menu(title: str = "Titel", address: str = "?jaar=2021&sector=mb,aw") -> str:
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
    return [unescape(href) for href in re.findall(r'href="([^"]*)"', text)]


def test_every_kind_of_file_is_there() -> None:
    links = hrefs(card_menu())
    for ending in figures.KINDS:
        assert any(f"/figuur/kaart/proef.{ending}?jaar=2021&sector=mb,aw" in link for link in links)
    for ending in (*LARGE, "png"):
        assert any(f".{ending}?" in link and "grootte=presentatie" in link for link in links)
    for form in ("16x9", "4x3", "1x1"):
        assert sum(f"vorm={form}" in link for link in links) == 2
    assert "/api/v1/cijfers.json?jaar=2021" in links


def test_without_a_view_a_choice_starts_the_query() -> None:
    links = hrefs(card_menu(address=""))
    assert "/figuur/kaart/proef.svg" in links
    assert "/figuur/kaart/proef.png?vorm=4x3" in links


def test_everything_can_be_shared() -> None:
    text = card_menu()
    for attribute in (
        'data-kopieer="/kaart?jaar=2021&amp;sector=mb,aw#kaart-proef"',
        'data-insluiten="/embed/kaart/proef?jaar=2021',
        "data-citaat=",
        "data-tabel=",
        'data-verzamel="/kaart?',
    ):
        assert attribute in text, attribute


def test_names_cannot_break_out() -> None:
    text = card_menu('"><script>x</script>\ue0001\ue001')
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_link_says_what_it_is_to_who_hears_it_alone() -> None:
    labels = re.findall(r'aria-label="([^"]*)"', card_menu())
    assert "PNG, breed" in labels
    assert "PNG, breed, grote letters" in labels
    assert "PowerPoint, grote letters" in labels
    assert len(labels) == len(set(labels))


def test_file_names_do_not_meet() -> None:
    names = re.findall(r'download="([^"]*)"', card_menu())
    assert len(names) == len(set(names))
    assert "naam_4x3_presentatie.png" in names
