"""The inner parts of Dash that ``assets/scripts/figures/dash-inside.js`` relies on are where they
were. After an upgrade of Dash this says which moved; ``tests/browser/test_dash_inside.py`` says
which works in another way."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

#: What is relied on -> how it stands in the scripts of Dash that a page loads.
PARTS = {
    "Dash asks its layout at /_dash-layout": r'"_dash-layout","GET"',
    "Dash asks its callbacks at /_dash-dependencies": r'"_dash-dependencies","GET"',
    "Dash asks by the fetch of the page": r"\bfetch\(\w+,",
    "Dash sends a question to /_dash-update-component": r'"_dash-update-component"',
    "Dash puts its page in #react-entry-point": r'getElementById\("react-entry-point"\)',
    "Dash reads its settings in #_dash-config": r'getElementById\("_dash-config"\)',
    "Dash gives values by dash_clientside.set_props": (
        r"(\w+)=window\.dash_clientside=[^;]*;\1\.set_props=function"
    ),
    "Dash is started by a new DashRenderer": r"\bDashRenderer\b",
    "Dash leaves React on the page": r"\b\w\.React=\{\}|window\.React\b",
    "Dash finds components on the page by namespace": r"\bwindow\[\w+\]",
}


@pytest.fixture(scope="module")
def loaded(client: FlaskClient) -> str:
    """All scripts of Dash that a page with figures loads."""
    page = client.get("/").text
    straks = re.search(r'<script type="application/json" id="straks">(.*?)</script>', page)
    assert straks
    return "".join(client.get(source).text for source in json.loads(straks[1]))


@pytest.mark.parametrize("part", PARTS)
def test_an_inner_part_of_dash_is_where_it_was(loaded: str, part: str) -> None:
    assert re.search(PARTS[part], loaded), f"no longer so: {part} (assets/.../dash-inside.js)"
