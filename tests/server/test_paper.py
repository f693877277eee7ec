"""The foot of printed sheets is text, whatever stands in it."""

from __future__ import annotations

from server.paper import css_text, paper_foot


def test_a_text_cannot_leave_its_quotes() -> None:
    assert css_text("a'b\\c\nd</style>") == "'a\\27 b\\5c c\\a d\\3c /style>'"


def test_the_foot_names_address_and_sources() -> None:
    foot = paper_foot("https://atlas.example/kaart?jaar=2021", ["Bron.", "Dank."])
    assert foot == "--adres:'https://atlas.example/kaart?jaar=2021';--bron:'Bron. Dank.'"
