"""One figure in a frame, for the website of a town: ``/embed/<page>/<key>?...``.

The address says the same as on the page itself. The figure is the still one: light, readable
without scripts, as wide as its frame; a script of a few lines tells how high it is.
"""

from __future__ import annotations

from html import escape

from flask import Response, request

from arbeidszorg.content.figure import Figure
from arbeidszorg.texts import t
from components import html
from components.context import atlas, host, kept
from components.document import figure as drawn
from components.markup import markup
from components.notices import notices
from server import scripts
from server.headers import POLICY
from server.index import AtlasDash, Files
from server.leaving import asked, figure_at, no_figure, page_of

SCRIPTS = ("/assets/scripts/embed/inside.js",)
#: The script for the website around the frame.
AROUND = "/assets/scripts/embed/around.js"
TEMPLATE = """<!DOCTYPE html>
<html lang="nl-BE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
<link rel="stylesheet" href="{style}">
<script src="{script}" defer></script>
</head>
<body class="ingesloten">
<main>{main}</main>
</body>
</html>
"""


def register(app: AtlasDash) -> None:
    """Add the routes to the app's server."""
    app.needed.add(SCRIPTS)

    @app.server.get("/embed.js")
    def script() -> Response:
        """For the website around the frame; its address never changes."""
        return Response(
            scripts.joined([AROUND]),
            mimetype="text/javascript",
            headers={"Cache-Control": "public, max-age=86400"},
        )

    @app.server.get("/embed/<page>/<key>")
    def frame(page: str, key: str) -> Response:
        known, sites = page_of(page), atlas().settings.embed_sites
        found = figure_at(known, key, asked(), host()) if known else None
        if known is None or found is None:
            return no_figure()
        query = request.query_string.decode("utf-8", "replace")
        notes = known.read(asked()).notices
        body = kept().get(
            ("embed", host(), page, key, query), lambda: _whole(found, notes, app.files).encode()
        )
        return Response(body, headers={"Content-Security-Policy": policy(sites)})


def _whole(figure: Figure, said: tuple[str, ...], own: Files) -> str:
    way = html.P(
        html.A(t("page.embed.open"), href=figure.about.link, target="_blank", rel="noopener"),
        className="ingeslotenweg",
    )
    return TEMPLATE.format(
        title=escape(figure.about.title),
        style=own.style,
        script=own.apart[SCRIPTS],
        main=markup([notices(said), drawn(figure, 1), way]),
    )


def policy(sites: str) -> str:
    """The policy of a frame: which websites may show it."""
    return POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {sites}")
