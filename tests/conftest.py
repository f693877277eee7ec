"""What tests share: the atlas over the demonstration data, and a client of its server."""

from __future__ import annotations

import pytest
from dash import Dash
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.settings import Settings
from components.site import Site
from components.site import site as current_site
from helpers import examples

Dash(__name__, use_pages=False)  # a page that a test imports registers itself with one

examples.register()  # before any test module is read: they say how many examples they need


@pytest.fixture(scope="session")
def demo_atlas() -> Atlas:
    return open_atlas(Settings())


@pytest.fixture(scope="session")
def client(demo_atlas: Atlas) -> FlaskClient:
    from app import create_app

    return create_app(demo_atlas).server.test_client()


@pytest.fixture(scope="session")
def site(client: FlaskClient) -> Site:
    """The pages, as they registered themselves."""
    with client.application.app_context():
        return current_site()


@pytest.fixture(scope="session")
def demo_decision_mark() -> str:
    """What a decision about the demonstration data must say that it was made for."""
    from arbeidszorg.counting import facts
    from arbeidszorg.disclosure import lattice
    from arbeidszorg.places import geography
    from arbeidszorg.registrations.intake import read_folder
    from arbeidszorg.settings import DATA

    places = geography.load()
    registry = read_folder(DATA / "demo", Settings())
    return lattice.fingerprint(places, facts.build(registry, places), registry.version)
