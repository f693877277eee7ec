"""Wires the app together: server, pages, security headers. No logic."""

from __future__ import annotations

from dash import html
from flask import Flask
from flask_compress import Compress

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.settings import Settings
from arbeidszorg.texts import t
from components.context import equip
from pages import (
    aanbevelingen,
    aanbod,
    common,
    evolutie,
    kaart,
    ladder,
    maken,
    meerwaarde,
    methode,
    not_found_404,
    over,
    overzicht,
    presentatie,
    rapport,
    rapporten,
    veranderingstheorie,
    wat_als,
)
from server import (
    api,
    areas,
    collected,
    embed,
    files,
    headers,
    index,
    leaving,
    presented,
    stage,
    study,
    theory,
)

YEAR = 365 * 24 * 3600
#: Pages with figures that live, and pages of text.
FIGURES = (overzicht, kaart, aanbod, evolutie, ladder)
TEXTS = (
    over,
    meerwaarde,
    wat_als,
    veranderingstheorie,
    aanbevelingen,
    methode,
    rapporten,
    rapport,
    presentatie,
    maken,
    not_found_404,
)


def create_app(atlas: Atlas) -> index.AtlasDash:
    """The Dash app over one Atlas; ``create_app(...).server`` is the WSGI server."""
    server = Flask(__name__, static_folder=None)
    equip(server, atlas)
    server.config.update(
        SEND_FILE_MAX_AGE_DEFAULT=YEAR,  # names of our files change with their content
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=4,
        COMPRESS_MIN_SIZE=600,
    )
    Compress(server)
    app = index.AtlasDash(
        __name__,
        server=server,
        assets_path_ignore=["vendor", "fonts", "scripts", "stage"],  # served, but not on every page
        title=t("page.brand"),
        update_title="",
        suppress_callback_exceptions=True,  # each page brings its own components
    )
    for page in FIGURES:
        common.PAGES[page.PAGE.path] = page.PAGE
    for text in TEXTS:
        common.TEXTS[text.PAGE.path] = text.PAGE
    app.layout = html.Div()  # the page of each address is made by server/index.py
    common.follow()
    api.register(server)
    leaving.register(server)
    collected.register(server)
    areas.register(server)
    theory.register(server)
    study.register(server)
    embed.register(app)
    stage.register(app)
    presented.register(server)
    headers.add(server)
    files.serve(server)
    return app


def from_settings(settings: Settings) -> index.AtlasDash:
    """The app over the data that ``settings`` names; for tests and tools."""
    from arbeidszorg.atlas.atlas import open_atlas

    return create_app(open_atlas(settings))
