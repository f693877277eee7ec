"""The contents of a long page."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from components.contents import Entry, beside
from helpers.drawn import elements

#: Pages that are long, each with a section.
LONG = ("/methode", "/over", "/aanbevelingen", "/meerwaarde", "/rapport/westhoek")


def test_the_contents_name_sections_and_their_parts() -> None:
    parts = (Entry("a-1", "Eerste deel"),)
    drawn = beside([Entry("a", "Deel A", parts), Entry("b", "Deel B")], [], "Op deze pagina")
    (nav,) = elements(drawn, "Nav")
    links = [(link.href, link.children) for link in elements(nav, "A")]
    assert links == [
        ("#inhoud", "Naar boven"),
        ("#a", "Deel A"),
        ("#a-1", "Eerste deel"),
        ("#b", "Deel B"),
    ]


@pytest.mark.parametrize("page", LONG)
def test_each_section_of_a_long_page_is_in_the_contents_and_has_a_link_of_its_own(
    client: FlaskClient, page: str
) -> None:
    text = client.get(page).text
    nav = text.split('class="wijzer"')[1].split("</nav>")[0]
    listed = re.findall(r'<li><a href="#([\w-]+)"', nav)
    own = re.findall(r'<a href="#([\w-]+)" class="deellink"', text)
    assert len(listed) >= 5 and len(set(listed)) == len(listed)
    assert [name for name in listed if f'id="{name}"' not in text] == []
    assert set(own) | {"begrippen"} >= set(listed), "but the glossary, which has its letters"
