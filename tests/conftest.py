"""What tests share: the atlas over the demonstration data, a client of its server, and the server
as it runs."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas, atlas_of, open_atlas
from arbeidszorg.compiled import making, ready
from arbeidszorg.compiled.publishing import make
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting import cube
from arbeidszorg.counting.cube import Cube
from arbeidszorg.disclosure import decision, decision_file
from arbeidszorg.disclosure.decision_file import Origin
from arbeidszorg.disclosure.opening import Opened, open_folder, threshold
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import DATA, Settings
from arbeidszorg.store.database import open_store
from components.site import Site
from components.site import site as current_site
from helpers import examples, postgres
from helpers.browser.server import Server, running
from helpers.site import Sending
from helpers.stores import NOON, published, small

Dash(__name__, use_pages=False)  # a page that a test imports registers itself with one

# Who starts pytest without scripts/test.sh keeps what is compiled too: each process that a test
# starts would compile all of the program anew, which takes three quarters of its start.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

gc.set_threshold(100_000, 20, 20)  # looking for cycles took a twentieth of the run
gc.disable()  # what is read to find the tests stays
examples.register()  # before any test module is read: they say how many examples they need


def pytest_collection_finish() -> None:
    """Cycles are looked for from here on, among what tests make."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The atlas over the demonstration data, as an operator starts it: seconds of a processor, so
    that all who ask a running one ask this one."""
    with running(tmp_path_factory.mktemp("atlas") / "log.txt") as server:
        yield server


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder of a running PostgreSQL; a test is skipped, and says so, where there is none."""
    try:
        with postgres.running() as folder:
            yield folder
    except postgres.NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def public_versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled versions of a store, which nobody writes in: 1 of 2021 alone, and 2, which is
    shown, of 2022 too."""
    settings = Settings(store=tmp_path_factory.mktemp("opslag"))
    store = open_store(settings, lambda: NOON)
    for number in (1, 2):
        years, version = (2021, 2020 + number), f"v{number}"
        published(store, settings, small(40 + number, years=years, version=version))
    return ready.of_store(settings)


@pytest.fixture(scope="session")
def demo_registry() -> Registry:
    """The frames of the demonstration data."""
    return read_folder(DATA / "demo", Settings())


@pytest.fixture(scope="session")
def demo_opened() -> Opened:
    """The demonstration data, opened with the decision that is kept beside them."""
    return open_folder(Settings())


@pytest.fixture(scope="session")
def demo_compiled(demo_opened: Opened) -> Compiled:
    """What the demonstration data may say."""
    return making.compiled(demo_opened)


@pytest.fixture(scope="session")
def demo_cube(demo_opened: Opened) -> Cube:
    """The counts of the demonstration data."""
    return cube.build(demo_opened.facts, demo_opened.answers.geography)


@pytest.fixture(scope="session")
def demo_atlas() -> Atlas:
    """The atlas over the demonstration data, as a server opens it."""
    return open_atlas(Settings(), make)


@pytest.fixture(scope="session")
def client(demo_atlas: Atlas) -> FlaskClient:
    from app import create_app

    server = create_app(demo_atlas).server
    server.test_client_class = Sending
    return server.test_client()


@pytest.fixture(scope="session")
def web_client(demo_opened: Opened) -> FlaskClient:
    """A client of the same atlas, that stands on the web."""
    from app import create_app

    settings = replace(demo_opened.answers.settings, address="https://atlas.example")
    server = create_app(atlas_of(replace(demo_opened.answers, settings=settings))).server
    server.test_client_class = Sending
    return server.test_client()


@pytest.fixture(scope="session")
def site(client: FlaskClient) -> Site:
    """The pages, as they registered themselves."""
    with client.application.app_context():
        return current_site()


@pytest.fixture(scope="session")
def demo_origin(demo_opened: Opened) -> Origin:
    """What a decision about the demonstration data must be made from."""
    answers = demo_opened.answers
    rule = decision.rule_name(threshold(answers.settings))
    return decision_file.origin(demo_opened.facts, answers.geography, answers.edition.version, rule)
