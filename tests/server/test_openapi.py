"""The OpenAPI document: valid, whole, and true of the server that runs."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.view.measures import MEASURES
from arbeidszorg.view.view import SHOWN, SPLITS
from components.operations import GROUPS, operations
from helpers.browser.server import Server
from server.problems import PLACES
from server.versions import HEADER

#: Questions of each kind to each route; all that a server has is asked in some seconds.
QUESTIONS = 5
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]
#: It takes seconds to make, and is asked elsewhere.
SLOW = "/alles.zip"


@pytest.fixture(scope="module")
def document(client: FlaskClient) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(client.get("/api/v1/openapi.json").text)
    return content


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    from openapi_spec_validator import OpenAPIV31SpecValidator  # here: it takes seconds to read

    OpenAPIV31SpecValidator(document).validate()


def test_every_open_route_is_in_it(client: FlaskClient, document: dict[str, Any]) -> None:
    told = {path for path, _ in operations(client.application)}
    rules = {
        rule.rule
        for rule in client.application.url_map.iter_rules()
        if rule.rule.startswith(PLACES) and rule.endpoint != "openapi.nothing"
    }
    assert set(document["paths"]) == told and len(told) >= len(rules) > 20
    ids = [each["get"]["operationId"] for each in document["paths"].values()]
    assert len(set(ids)) == len(ids)
    assert {each["get"]["tags"][0] for each in document["paths"].values()} == set(GROUPS)


def test_codes_come_from_the_view(document: dict[str, Any], demo_atlas: Atlas) -> None:
    parameters = document["paths"]["/api/v1/cijfers.json"]["get"]["parameters"]
    by_name = {each["name"]: each["schema"] for each in parameters}
    assert by_name["maat"]["enum"] == list(MEASURES)
    assert by_name["niveau"]["enum"] == list(demo_atlas.geography.levels)
    assert by_name["splitsing"]["items"]["enum"] == ["geen", *SPLITS]
    assert by_name["sector"]["items"]["enum"] == ["mb", "ggz", "aw", "vaph"]
    assert by_name["beeld"]["enum"] == list(SHOWN) and {"kaartvorm", "noot"} < set(by_name)
    about = {each["name"]: each["description"] for each in parameters}
    assert "procent = aandeel" in about["eenheid"]


@pytest.mark.parametrize("years", ["", "2021", "2019..2021", "2019 - 2021", "2019..", "..2021"])
def test_years_are_as_the_document_says(
    client: FlaskClient, document: dict[str, Any], years: str
) -> None:
    parameters = document["paths"]["/api/v1/cijfers.json"]["get"]["parameters"]
    (pattern,) = (each["schema"]["pattern"] for each in parameters if each["name"] == "jaar")
    asked = {"jaar": years, "niveau": "provincie"}
    assert re.search(pattern, years)
    assert client.get("/api/v1/cijfers.json", query_string=asked).status_code == 200
    assert not re.search(pattern, f"x{years}")


def test_headers_are_told(document: dict[str, Any]) -> None:
    for path in document["paths"].values():
        sent = {each["name"] for each in path["get"]["parameters"] if each["in"] == "header"}
        assert sent == {"X-Versie", "X-Gegevensversie", "If-None-Match"}
    faults = document["components"]["responses"]
    assert "Retry-After" in faults["Fout429"]["headers"] and "Fout410" in faults
    assert "Allow" in faults["Fout405"]["headers"]


def test_a_property_says_which_collections_have_it(document: dict[str, Any]) -> None:
    items = document["paths"]["/ogc/collections/{collection}/items"]["get"]["parameters"]
    about = {each["name"]: each["description"] for each in items}
    assert "regio" in about["gebied"] and "initiatieven" not in about["gebied"]
    assert about["plaatsen"].endswith("Dat kan bij: initiatieven.")


def test_examples_are_true(client: FlaskClient, document: dict[str, Any]) -> None:
    answers = document["paths"]["/api/v1/cijfers.json"]["get"]["responses"]["200"]["content"]
    example = answers["application/json"]["example"]
    now = client.get(example["adres"]).json
    assert {name: now[name] for name in example} == example
    geojson = document["paths"]["/api/v1/initiatieven.geojson"]["get"]["responses"]["200"]
    shown = geojson["content"]["application/geo+json"]["example"]
    assert len(shown["features"]) == 1


@pytest.fixture(scope="module")
def schema(atlas: Server) -> Any:
    return schemathesis.openapi.from_url(f"{atlas.url}/api/v1/openapi.json")


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_the_server_answers_what_it_says_that_it_answers(schema: Any, mode: Any) -> None:
    """Whatever is asked, right or wrong: no fault of ours, and nothing that is not documented."""
    every = [each.ok() for each in schema.get_all_operations()]
    asked = [each for each in every if not each.path.endswith(SLOW)]
    assert len(asked) > 20
    for operation in asked:
        wrong = mode is GenerationMode.NEGATIVE and "cijfers" not in operation.path
        _hold(operation, mode, [*CHECKS, checks.negative_data_rejection] if wrong else CHECKS)


def _hold(operation: Any, mode: Any, held: list[Any]) -> None:
    """Ask a route, and hold each answer against all that is documented."""

    @settings(
        max_examples=QUESTIONS,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def hold(case: Any) -> None:
        if mode is GenerationMode.POSITIVE:  # any text may be expected, and is seldom what is
            case.headers.pop(HEADER, None)
        case.validate_response(case.call(), checks=held)

    hold()


def test_a_method_that_is_not_there_is_said(client: FlaskClient, document: dict[str, Any]) -> None:
    for path in document["paths"]:
        answer = client.delete(path.replace("{", "").replace("}", ""))
        assert answer.status_code == 405 and answer.mimetype == "application/problem+json", path
