"""The API of HSDS: page by page, by id, and as one file."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import hsds

PLACE = "/api/v1/hsds"


def test_pages_hold_every_service_once(client: FlaskClient, demo_atlas: Atlas) -> None:
    seen, page = [], 1
    while True:
        content = client.get(f"{PLACE}/services?per_page=10&page={page}").json
        assert content["size"] == len(content["contents"]) and content["page_number"] == page
        assert content["first_page"] is (page == 1)
        seen += [each["name"] for each in content["contents"]]
        if content["last_page"]:
            break
        page += 1
    assert page == content["total_pages"] > 1
    assert seen == [each.name for each in demo_atlas.initiatives]


def test_a_service_is_whole_by_its_id_and_in_the_file(client: FlaskClient) -> None:
    every = client.get("/api/v1/initiatieven.hsds.json").json
    plain = client.get(f"{PLACE}/services").json["contents"][0]
    assert "organization_id" in plain and "organization" not in plain
    whole = client.get(f"{PLACE}/services/{plain['id']}").json
    assert whole == every[0] and whole["organization"]["id"] == plain["organization_id"]
    full = client.get(f"{PLACE}/services?full=true&per_page=1").json["contents"]
    assert full == [whole]


def test_organisations_lead_to_their_services(client: FlaskClient, demo_atlas: Atlas) -> None:
    first = client.get(f"{PLACE}/organizations").json["contents"][0]
    whole = client.get(f"{PLACE}/organizations/{first['id']}").json
    run = {each["id"] for each in whole["services"]}
    assert run == {
        hsds.identifier("service", each.code)
        for each in demo_atlas.initiatives
        if hsds.organisation_id(each) == first["id"]
    }
    assert client.get(f"{PLACE}/organizations/niets").status_code == 404


def test_where_a_service_is(client: FlaskClient) -> None:
    first = client.get(f"{PLACE}/service_at_locations").json["contents"][0]
    assert first == client.get(f"{PLACE}/service_at_locations/{first['id']}").json
    assert first["location"]["location_type"] == "physical" and first["service"]["name"]
    assert client.get(f"{PLACE}/service_at_locations/niets").status_code == 404
    place = client.get(f"{PLACE}/locations").json["contents"][0]
    assert place == first["location"] == client.get(f"{PLACE}/locations/{place['id']}").json
    assert client.get(f"{PLACE}/locations/niets").status_code == 404


def test_it_says_which_specification_it_keeps_to(client: FlaskClient) -> None:
    about = client.get(PLACE).json
    assert about["version"] == "3.1" and about["openapi_url"].endswith("/api/v1/openapi.json")


@pytest.mark.parametrize("query", ["per_page=501", "per_page=0", "page=100001", "page=-1"])
def test_more_than_may_be_is_refused(client: FlaskClient, query: str) -> None:
    for method in (client.get, client.head):
        assert method(f"{PLACE}/services?{query}").status_code == 400
    assert "hoogstens" in client.get(f"{PLACE}/services?{query}").json["fouten"][0]
