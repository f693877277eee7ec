"""HEAD says of every address what GET says, without anything being made that nobody reads."""

from __future__ import annotations

import re
from itertools import product
from unittest.mock import patch

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from arbeidszorg.atlas.atlas import Atlas
from server import areas, leaving, presented, tables, theory

#: Headers that say what an answer is; length and mark belong to a body.
SAID = (
    *("Content-Type", "Content-Disposition", "Cache-Control", "Location", "Retry-After"),
    *("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Allow"),
)
#: What a variable of a route may be: something that there is, by the start of the route, and
#: something that there is not.
VARIABLES = {
    "/figuur/": {"name": "kaart", "file": "kaart.csv"},
    "/nieuw/": {"name": "kortrijk"},
    "/rapport/": {"name": "westhoek", "ending": "xlsx"},
    "/veranderingstheorie": {"ending": "svg"},
    "/studie/": {"key": "uniek", "ending": "svg"},
    "/presentatie/": {"name": "westhoek", "ending": "json"},
    "/deelbeeld/": {"name": "kaart", "key": "kaart"},
    "/embed/": {"name": "kaart", "key": "kaart"},
    "/assets/": {"filename": "favicon.svg"},
    "/_dash-component-suites/": {"package_name": "dash", "fingerprinted_path": "x.js"},
    "/data/<version>": {"version": "nieuwste", "name": "medewerkers.csv"},
    "/data/": {"_rest": "x"},
    "/ogc/collections": {"collection": "regio", "id": "REFREG06"},
    "/ogc/": {"_rest": "x"},
    "/api/v1/hsds/": {"id": "00000000-0000-0000-0000-000000000000"},
    "/api/": {"_rest": "x"},
    "/<path:path>": {"path": "kaart"},
}
NONE = "bestaat-niet"
VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")
QUERIES = ("", "?jaar=1871&gebied=nergens&vorm=x&presentatie=x&dia=99")


def addresses(rule: Rule) -> set[str]:
    """Addresses of a route: with what there is, with what is not, and a mixture."""
    names = VARIABLE.findall(rule.rule)
    there = next((v for start, v in VARIABLES.items() if rule.rule.startswith(start)), {})
    assert set(names) <= set(there), f"{rule.rule}: say in VARIABLES what there is"
    choices = [(there[name], NONE, f"{NONE}.csv", f"{NONE}.png") for name in names]
    form = VARIABLE.sub(r"{\1}", rule.rule)
    return {form.format(**dict(zip(names, values, strict=True))) for values in product(*choices)}


def test_head_says_what_get_says(client: FlaskClient) -> None:
    rules = [rule for rule in client.application.url_map.iter_rules() if "GET" in rule.methods]
    assert len(rules) > 20
    paths = {path for rule in rules for path in addresses(rule)}
    paths |= {"/figuur/aanbod/profiel.svg", "/figuur/kaart/profiel.svg", "/figuur/kaart/kaart.x"}
    paths |= {"/initiatieven/niets", "/presentatie/westhoek", "/Kaart", "/kaart.", "/ladder/x/y"}
    wrong = {}
    for path, query in product(sorted(paths), QUERIES):
        address = f"{path}{query}"
        with client.head(address) as head, client.get(address) as get:
            said = [(a.status_code, *(a.headers.get(name) for name in SAID)) for a in (head, get)]
            if said[0] != said[1] or head.data:
                wrong[address] = said
    assert wrong == {}


@pytest.mark.parametrize(
    "path",
    [
        "/figuur/kaart/kaart.pdf?jaar=2021",
        "/rapport/westhoek.pdf",
        "/veranderingstheorie.pdf",
        "/studie/uniek.png",
        "/presentatie/westhoek.html",
        "/data/{version}/medewerkers.xlsx",
        "/data/{version}/alles.zip",
    ],
)
def test_no_file_is_made_for_a_head(client: FlaskClient, demo_atlas: Atlas, path: str) -> None:
    making = (areas, leaving, presented, tables, theory)
    for module in making:
        patch.object(module, "made", side_effect=AssertionError).start()
    try:
        answer = client.head(path.format(version=demo_atlas.version))
    finally:
        patch.stopall()
    assert answer.status_code == 200 and "Content-Length" not in answer.headers
    assert re.search(r'filename="[\w.-]+"', answer.headers["Content-Disposition"])
