"""Links of an initiative: nothing but what may be one."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from components.initiative import contact, doings, social_map, times, web
from components.markup import markup
from helpers.initiatives import TODAY, finder_of, initiative


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://a.be/x?y=1#z", "https://a.be/x?y=1#z"),
        (" http://a.be ", "http://a.be"),
        ("HTTPS://A.be", "HTTPS://A.be"),
        ('https://a.be/"><b>', "https://a.be/%22%3E%3Cb%3E"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.be", ""),
        ("a.be", ""),
        ("https://a.be x", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_website_is_an_address_of_the_web(text: str | None, link: str) -> None:
    assert web(text) == link


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("501380", "https://www.desocialekaart.be/hoeve-co-501380"),
        ("hoeve-501380", "https://www.desocialekaart.be/hoeve-501380"),
        ("https://www.desocialekaart.be/x-1", "https://www.desocialekaart.be/x-1"),
        ("javascript:alert(1)", "https://www.desocialekaart.be/javascript%3Aalert%281%29"),
    ],
)
def test_the_social_map_is_linked_by_number(number: str, link: str) -> None:
    assert social_map(initiative("A", name="Hoeve & Co", social_map=number)) == link


def test_who_has_no_contact_says_so() -> None:
    assert "We kennen geen telefoonnummer" in markup(contact(initiative("A")))
    assert "<a" not in markup(contact(initiative("A", website="javascript:alert(1)")))


def test_contact_is_a_link_each() -> None:
    each = initiative("A", phone="057 / 12.34", email="a b&c@d.be", website="https://d.be/")
    shown = markup(contact(each))
    assert 'href="tel:0571234"' in shown
    assert 'href="mailto:a%20b%26c@d.be"' in shown
    assert ">d.be</a>" in shown
    assert "geen nummer" in markup(contact(initiative("A", phone="geen nummer")))


def test_what_starts_or_stops_is_told_first() -> None:
    plain, stops, later = (
        initiative("A"),
        initiative("B", ended=TODAY),
        initiative("C", years=(2027, 2028)),
    )
    known = finder_of(plain, stops, later)
    assert times(plain, known) == []
    assert "stopt op 15/01/2026" in markup(times(stops, known))
    assert "moet nog starten" in markup(times(later, known))


def test_each_activity_has_its_pictogram_and_words() -> None:
    shown = markup(doings(initiative("A", activities=frozenset({"keuken", "x<y"})), {"keuken"}))
    assert isinstance(shown, Markup)
    assert shown.count("<svg") == 2
    assert 'class="gedeeld"' in shown and "x&lt;y" in shown
