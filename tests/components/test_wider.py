"""A figure that is mostly hidden leads to what can be shown."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.view.view import View
from components.wider import is_mostly_hidden, wider

LAST = (2025, 2025)
HIDDEN = View(LAST, "gemeente", measure="instroom", place="woonplaats")


def test_it_shows_more_with_as_little_change_as_it_takes(demo_atlas: Atlas) -> None:
    table = demo_atlas.table(HIDDEN)
    assert is_mostly_hidden(table)
    more = wider(HIDDEN, table, demo_atlas)
    assert more is not None and more.level == "arrondissement"
    assert not is_mostly_hidden(demo_atlas.table(more))


def test_what_is_mostly_shown_leads_nowhere(demo_atlas: Atlas) -> None:
    view = View(LAST)
    assert wider(view, demo_atlas.table(view), demo_atlas) is None


def test_the_page_leads_there(client: FlaskClient) -> None:
    text = client.get("/kaart?niveau=gemeente&maat=instroom&plaats=woonplaats").text
    foot = text.partition('id="kaart-kaart-voet"')[2]
    link = re.search(r'<a href="(/kaart[^"]*)"[^>]*>Toon een ruimere keuze', foot)
    assert link
    assert client.get(link[1].replace("&amp;", "&")).status_code == 200
