"""The benchmark of the filters asks many views, each of which the page can read."""

from __future__ import annotations

import random

import pytest
from flask.testing import FlaskClient

from benchmarks import filters
from components.site import Site


@pytest.mark.parametrize("path", filters.PAGES)
def test_each_step_is_a_view_that_a_page_reads(client: FlaskClient, site: Site, path: str) -> None:
    page = next(page for page in site.figures.values() if page.path == path)
    chance = random.Random(1)
    walk = filters.walk(path, chance, 2017, 2025, 40)
    leaps = [filters.address(path, chance, 2017, 2025) for _ in range(40)]
    with client.application.app_context():
        views = {page.read(address).view for address in (*walk, *leaps)}
    assert len(views) > 40
