"""Every figure of every page, as it leaves."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from arbeidszorg.content.framed import SHEETS, ZOOMS, framed
from helpers.figures import VIEWS, every_figure, letters
from helpers.site import site


def test_every_page_with_figures_is_looked_at() -> None:
    assert set(VIEWS) == set(site().figures)


@pytest.mark.parametrize("form", SHEETS)
def test_large_letters_are_larger(client: FlaskClient, form: str) -> None:
    """The smallest of them too: rows, tiles and flows keep their place, their names do not shrink
    with them."""
    small = []
    with client.application.test_request_context("/"):
        for address, figure in every_figure():
            drawn = (figure.picture, figure.about, figure.key, SHEETS[form])
            plain, large = (min(letters(framed(*drawn, zoom))) for zoom in ZOOMS.values())
            if large < 1.3 * plain:
                small.append(f"{address}: {plain:.1f} -> {large:.1f}")
    assert not small
