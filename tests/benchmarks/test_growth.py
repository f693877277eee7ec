"""The benchmark of memory asks many different things, all of which are answered."""

from __future__ import annotations

from itertools import islice
from random import Random

from flask.testing import FlaskClient

from benchmarks import growth
from components.site import Site


def test_requests_are_varied_and_answered(client: FlaskClient, site: Site) -> None:
    addresses = list(islice(growth.varied(Random(1), 0.09), 300))
    assert len(set(addresses)) > 290
    files = [address for address in addresses if address.startswith(growth.FILES_OF)]
    assert 10 < len(files) < 60
    page = site.figures["kaart"]
    with client.application.app_context():
        views = {page.read(address.partition("?")[2]).view for address in addresses}
    assert len(views) > 200
    for path in (*growth.PATHS, *growth.FILES_OF):
        assert client.head(path).status_code == 200, path
