"""Initiatives as HSDS has them: what is required is there, what is not known is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import UUID

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import hsds
from helpers.builders import registry, weakened_atlas

#: What each object must say, by the specification (schema/*.json of HSDS 3.1).
REQUIRED = {
    "organization": {"id", "name", "description"},
    "service_at_locations": {"id"},
    "location": {"id", "location_type"},
    "addresses": {
        *("id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
    },
    "phones": {"id", "number"},
    "capacities": {"id", "unit", "available", "updated"},
    "unit": {"id", "name"},
    "attributes": {"id"},
    "taxonomy_term": {"id", "name", "description"},
    "taxonomy_detail": {"id", "name", "description"},
    "schedules": {"id"},
    "accessibility": {"id"},
}


def objects(name: str, value: object) -> Iterator[tuple[str, dict[str, object]]]:
    """Every object within another, with what it is called there."""
    if isinstance(value, list):
        for each in value:
            yield from objects(name, each)
    elif isinstance(value, dict):
        yield name, value
        for key, each in value.items():
            yield from objects(key, each)


def test_every_object_says_what_it_must(demo_atlas: Atlas) -> None:
    services = [hsds.service(each, demo_atlas) for each in demo_atlas.initiatives]
    seen = set()
    for service in services:
        assert {"id", "name", "status"} <= set(service)
        for name, said in objects("service", service):
            assert REQUIRED.get(name, set()) <= set(said), name
            assert UUID(str(said["id"]))
            assert not [key for key, value in said.items() if value in (None, "", [])]
            seen.add(name)
    assert set(REQUIRED) <= seen, "the demonstration has one of each"
    assert len({service["id"] for service in services}) == len(services)
    json.dumps(services, allow_nan=False)


def test_ids_stay_what_they_are() -> None:
    assert hsds.identifier("service", "AZ-01") == hsds.identifier("service", "AZ-01")
    assert hsds.identifier("service", "AZ-01") != hsds.identifier("location", "AZ-01")


def test_free_places_are_said_with_their_day_alone() -> None:
    here = weakened_atlas(
        registry(
            initiatives=[
                {"plaatsen": 12, "vrije_plaatsen": 3, "vrije_plaatsen_op": "2023-05-01"},
                {"plaatsen": 12},
            ]
        )
    )
    told, silent = (hsds.service(each, here) for each in here.initiatives)
    (capacity,) = told["capacities"]
    assert capacity["available"] == 3 and capacity["maximum"] == 12
    assert capacity["updated"] == "2023-05-01T00:00:00.000+00:00"
    assert capacity["unit"]["name"] == "plaats"
    assert "capacities" not in silent and "12" in silent["description"]


def test_what_ended_is_defunct_and_a_bare_one_stands_all_the_same() -> None:
    here = weakened_atlas(registry(initiatives=[{"einddatum": "2020-06-30"}, {}]))
    ended, bare = (hsds.service(each, here) for each in here.initiatives)
    assert (ended["status"], bare["status"]) == ("defunct", "active")
    assert bare["organization"]["name"] == bare["name"]
    (where,) = bare["service_at_locations"]
    assert "addresses" not in where["location"] and "latitude" not in where["location"]
    assert not {"url", "email", "phones", "eligibility_description"} & set(bare)


def test_initiatives_of_one_organisation_share_it() -> None:
    rows = [{"organisatie": "vzw A"}, {"organisatie": "vzw A"}, {"organisatie": "vzw B"}, {}]
    here = weakened_atlas(registry(initiatives=rows))
    assert [each["name"] for each in hsds.organisations(here)][:2] == ["vzw A", "vzw B"]
    assert len(hsds.organisations(here)) == 3
