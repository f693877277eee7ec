"""The OpenAPI document: valid, whole, and true of the server that runs."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.view.measures import MEASURES
from arbeidszorg.view.view import SPLITS
from components.operations import GROUPS, operations
from helpers.browser.server import Server
from server.problems import PLACES

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
        case.validate_response(case.call(), checks=held)

    hold()


def test_a_method_that_is_not_there_is_said(client: FlaskClient, document: dict[str, Any]) -> None:
    for path in document["paths"]:
        answer = client.delete(path.replace("{", "").replace("}", ""))
        assert answer.status_code == 405 and answer.mimetype == "application/problem+json", path
