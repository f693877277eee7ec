"""A few initiatives beside each other."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient


def test_they_stand_side_by_side_in_the_order_of_the_address(client: FlaskClient) -> None:
    text = client.get("/initiatieven/vergelijk?van=8900&id=AZ-03,AZ-01").text
    heads = re.findall(r'<th scope="col"><a href="/initiatieven/(AZ-\d\d)\?', text)
    assert heads == ["AZ-03", "AZ-01"]
    assert "Kilometers van postcode 8900 (Ieper), in vogelvlucht." in text
    assert text.count('<tr class="verschilt">') > 2
    assert 'class="verschilmerk">verschilt<' in text
    assert "Zoek er nog een" in text


def test_what_is_the_same_is_told(client: FlaskClient) -> None:
    text = client.get("/initiatieven/vergelijk?id=AZ-01,AZ-02").text
    rows = re.findall(r'<tr class="gelijk">.*?</tr>', text, re.DOTALL)
    assert any("Wanneer?" in row and "overal gelijk" in row for row in rows)
    assert '<li class="gedeeld">' in text, "what both do"


def test_what_is_marked_is_what_is_said_to_be(client: FlaskClient) -> None:
    text = client.get("/initiatieven/vergelijk?id=AZ-01,AZ-02").text
    assert "Adres, contact, halte en organisatie zijn dat nooit." in text
    marked = "".join(re.findall(r'<tr class="verschilt">.*?</tr>', text, re.DOTALL))
    for own in ("Waar is het?", "Wie belt of mailt u?", "Welke bus", "Van welke organisatie?"):
        assert own in text and own not in marked


def test_from_where_it_is_measured_is_said_on_the_sheet_and_in_the_mail(
    client: FlaskClient,
) -> None:
    text = unescape(client.get("/initiatieven/vergelijk?van=8380&id=AZ-01,AZ-02").text)
    said = "Kilometers van postcode 8380 (Brugge), in vogelvlucht. We meten vanaf het centrum van"
    assert said in text
    assert said in unquote(text.partition("mailto:?")[2])


def test_one_alone_differs_from_nothing(client: FlaskClient) -> None:
    text = client.get("/initiatieven/vergelijk?id=AZ-01").text
    assert "Voeg er nog een toe om te vergelijken." in text
    assert "verschilmerk" not in text


def test_an_empty_list_leads_to_the_finder(client: FlaskClient) -> None:
    text = client.get("/initiatieven/vergelijk").text
    assert "Er staat nog niets op uw lijstje." in text
    assert "<table" not in text
    assert ">Zoek een initiatief</a>" in text


def test_a_sixth_is_told(client: FlaskClient) -> None:
    ids = ",".join(f"AZ-0{n}" for n in range(1, 7))
    text = client.get(f"/initiatieven/vergelijk?id={ids}").text
    assert "Er passen er 5 naast elkaar." in text
    assert len(re.findall('<th scope="col"><a', text)) == 5
    assert "naast liggend" in text


def test_it_is_mailed_to_whom_one_chooses(client: FlaskClient) -> None:
    text = client.get("/initiatieven/vergelijk?van=8900&id=AZ-01,AZ-02").text
    (link,) = re.findall(r'href="(mailto:\?[^"]*)"', text)
    mail = unquote(unescape(link))
    assert "Atelier Wulpennest" in mail and "De Zilveren Schroef" in mail
    assert "/initiatieven/vergelijk?van=8900&id=AZ-01&id=AZ-02" in mail
    assert len(link) < 2000


def test_the_foot_of_its_sheet_leads_back_to_it(client: FlaskClient) -> None:
    text = unescape(client.get("/initiatieven/vergelijk?van=8900&id=AZ-01,AZ-02").text)
    assert "/initiatieven/vergelijk?van=8900&id=AZ-01&id=AZ-02" in text.partition("<head")[0]


@pytest.mark.parametrize("query", ["id=%00", "id=" + "x" * 5000, "id=&id=&id=", "van=%ff&id=AZ-01"])
def test_odd_lists_are_no_fault(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/initiatieven/vergelijk?{query}")
    assert answer.status_code == 200
    assert len(answer.text) < 30_000
