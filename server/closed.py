"""What a server says while no version is public any more: that there are no numbers, and nothing
else. Never demonstration data in the place of what was withdrawn."""

from __future__ import annotations

from html import escape

from flask import Flask, Response

from arbeidszorg.settings import Settings
from arbeidszorg.texts import t
from server import answers, door, faults, headers, logbook, problems

#: Seconds after which it may be asked again.
AGAIN = 60
PAGE = """<!DOCTYPE html>
<html lang="nl-BE"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>{title}</title>
{style}</head>
<body><main><h1>{title}</h1><p>{text}</p></main></body>
</html>
"""


def server(settings: Settings) -> Flask:
    """The WSGI server. The machine is in health (``/healthz``), and not ready for readers."""
    flask = Flask(__name__, static_folder=None)
    faults.number(flask)
    logbook.keep(flask, settings.logbook)
    door.add(flask, settings)
    headers.add(flask)
    flask.add_url_rule("/healthz", "healthz", _healthz)
    for rule in ("/", "/<path:path>"):
        flask.add_url_rule(rule, rule, _nothing, methods=["GET", "POST"])
    return flask


def _healthz() -> Response:
    response = answers.as_json({"status": "geen cijfers", "gegevensversie": None})
    response.headers["Cache-Control"] = "no-store"
    return response


def _nothing(path: str = "") -> Response:
    words = t("versie.nothing")
    if f"/{path}".startswith(faults.MACHINES) or path == "readyz":
        response = answers.fault(words, 503)
    else:
        title = escape(t("versie.nothing_title"))
        response = Response(PAGE.format(title=title, text=escape(words), style=answers.STYLE), 503)
    response.headers["Retry-After"] = str(AGAIN)
    response.headers["Cache-Control"] = "no-store"
    if problems.for_programs():
        response.headers["Access-Control-Allow-Origin"] = "*"
    return response
