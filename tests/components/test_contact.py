"""A mail about a figure holds what it is about, where somebody reads it; else there is none."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from components.contact import about_figure
from components.menu import menu

TITLE, LINK = "Instroom & uitstroom: 5 %", "/kaart?jaar=2021&gebied=westhoek#kaart-kaart"


def test_a_mail_names_the_figure_its_address_and_its_data(demo_atlas: Atlas) -> None:
    settings = replace(
        demo_atlas.settings, contact="stam@example.be", address="https://atlas.example"
    )
    link = about_figure(replace(demo_atlas, settings=settings), TITLE, LINK)
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "stam@example.be")
    fields = parse_qs(parts.query)
    assert fields["subject"] == [f"Arbeidszorgatlas: {TITLE}"]
    (body,) = fields["body"]
    for text in (TITLE, f"https://atlas.example{LINK}", demo_atlas.version, "31/12/2025"):
        assert text in body
    written = menu("kaart", "kaart", TITLE, "naam", "", LINK, "", "", mail=link)
    assert "Mail over deze figuur" in written and "mailto:stam@example.be?subject=" in written


def test_nothing_is_offered_when_nobody_reads_it(client: FlaskClient, demo_atlas: Atlas) -> None:
    assert about_figure(demo_atlas, TITLE, LINK) == ""
    for path in ("/kaart", "/meerwaarde", "/toegankelijkheid"):
        assert "mailto:" not in client.get(path).text
