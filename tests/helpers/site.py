"""The pages of the site without a server of their own."""

from __future__ import annotations

from functools import cache
from typing import Any

from flask.testing import FlaskClient

from app import create_app
from components.figures_page import FiguresPage
from components.site import Site
from helpers.builders import registry, weakened_atlas


class Sending(FlaskClient):
    """A client that sends JSON, as the pages do, unless a test says otherwise."""

    def open(self, *args: Any, **more: Any) -> Any:
        if more.get("method") == "POST" and not {"json", "content_type", "headers"} & set(more):
            more["content_type"] = "application/json"
        return super().open(*args, **more)


@cache
def site() -> Site:
    """The pages, as they register themselves."""
    return create_app(weakened_atlas(registry())).site


def figures_at(path: str) -> FiguresPage:
    """The page with figures of a path."""
    page = site().figures_at(path)
    assert page is not None, path
    return page
