"""One figure in a frame, for the website of a town: ``/embed/<page>/<key>?...``.

The address says the same as on the page itself. The figure is the still one: light, readable
without scripts, as wide as its frame; a script of a few lines tells how high it is.
"""

from __future__ import annotations

from html import escape
from typing import Any

from flask import Response, abort
from werkzeug.exceptions import NotFound

from arbeidszorg.content.figure import Figure
from arbeidszorg.texts import t
from arbeidszorg.view.data_version import of_now
from components import html
from components.addressed import figure_of
from components.context import atlas, host, vain
from components.document import figure as drawn
from components.markup import markup
from components.notices import notices
from components.site import site
from components.versions import marked
from server import scripts
from server.headers import POLICY
from server.index import AtlasDash
from server.kept import kept
from server.leaving import view_query
from server.page_files import Files

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
    """Add the routes to the app's server. What is told to :attr:`AtlasDash.needed` is known before
    the first answer."""
    app.needed.add(SCRIPTS)

    def framed(name: str, key: str) -> Response:
        return frame(name, key, app.files)

    app.server.add_url_rule("/embed.js", "embed_script", script)
    app.server.add_url_rule("/embed/<name>/<key>", "embed_frame", framed)


def script() -> Response:
    """For the website around the frame; its address never changes."""
    return Response(
        scripts.joined([AROUND]),
        mimetype="text/javascript",
        headers={"Cache-Control": "public, max-age=86400"},
    )


def frame(name: str, key: str, files: Files) -> Response:
    """The page of one figure."""
    page = site().leaving.get(name)
    if page is None:
        return missing(files)
    parsed = page.read(view_query())

    def make() -> bytes:
        figure = figure_of(page, key, parsed.quiet(), host())
        now = of_now(page.query(parsed))
        mark = marked(f"{host()}{page.place.address(key, now)}", target="_blank", rel="noopener")
        return _page(figure, parsed.notices, files, mark).encode() if figure else abort(404)

    try:
        question = ("embed", name, key, parsed.view, parsed.query)
        told = parsed.notices or vain()
        answer = Response(make()) if told else kept(question, make)
    except NotFound:
        return missing(files)
    return _framed(answer)


def missing(files: Files) -> Response:
    """The page of a frame without a figure: it says so where the reader looks."""
    words = html.P(t("page.embed.gone"), className="melding")
    home = html.A(t("page.embed.home"), href=host(), target="_blank", rel="noopener")
    main = [html.H1(t("page.embed.gone_title")), words, html.P(home, className="ingeslotenweg")]
    return _framed(Response(_whole(t("page.embed.gone_title"), main, files), 404))


def _framed(answer: Response) -> Response:
    """A page that websites may show in a frame, as the setting says."""
    answer.headers["Content-Security-Policy"] = policy(atlas().settings.embed_sites)
    return answer


def _page(figure: Figure, asked: tuple[str, ...], files: Files, mark: list[Any]) -> str:
    """``asked``: notices of what the address asked in vain; ``mark``: what is said of its
    version."""
    way = html.P(
        html.A(t("page.embed.open"), href=figure.about.link, target="_blank", rel="noopener"),
        className="ingeslotenweg",
    )
    return _whole(figure.about.title, [*mark, notices(asked), drawn(figure, 1), way], files)


def _whole(title: str, main: list[Any], files: Files) -> str:
    return TEMPLATE.format(
        title=escape(title),
        style=files.style,
        script=files.apart[SCRIPTS],
        main=markup(main),
    )


def policy(sites: str) -> str:
    """The policy of a frame: which websites may show it."""
    return POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {sites}")
