"""Names of areas in the paths of files: those of groups have dots."""

from __future__ import annotations

import pytest
from flask import Blueprint, Flask

from server.naming import file_route


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/x/brugge.pdf", "brugge pdf"),
        ("/x/brugge.exe", "brugge exe"),
        ("/x/Zone~a.b.pdf", "Zone~a.b pdf"),
        ("/x/Zone~a.b", "X/ZONE~A.B"),
        ("/x/Zone~a.exe", "X/ZONE~A.EXE"),
    ],
)
def test_what_comes_after_the_last_dot(path: str, said: str) -> None:
    blueprint = Blueprint("x", __name__)

    @file_route(blueprint, "/x", ("pdf", "docx"))
    def file(name: str, ending: str) -> str:
        return f"{name} {ending}"

    app = Flask(__name__)
    app.register_blueprint(blueprint)
    app.add_url_rule("/<path:path>", "page", lambda path: path.upper())
    assert app.test_client().get(path).text == said
