"""What tests share: the atlas over the demonstration data, and a client of its server."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas import Atlas, open_atlas
from arbeidszorg.settings import Settings


@pytest.fixture(scope="session")
def demo_atlas() -> Atlas:
    return open_atlas(Settings())


@pytest.fixture(scope="session")
def client(demo_atlas: Atlas) -> FlaskClient:
    from app import create_app

    return create_app(demo_atlas).server.test_client()
