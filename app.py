"""Wires the app together: server, pages, security headers. No logic."""

from __future__ import annotations

from dash import Dash
from flask import Flask
from flask_compress import Compress

from arbeidszorg.atlas import Atlas
from arbeidszorg.settings import Settings
from arbeidszorg.texts import t
from components import filters
from components.context import KEY
from components.shell import shell
from pages import aanbod, common, evolutie, kaart, methode, not_found_404, overzicht
from server import api, headers, index

YEAR = 365 * 24 * 3600


def create_app(atlas: Atlas) -> Dash:
    """The Dash app over one Atlas; ``create_app(...).server`` is the WSGI server."""
    server = Flask(__name__, static_folder=None)
    server.extensions[KEY] = atlas
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
        use_pages=True,
        include_pages_meta=False,  # server/index.py says what a page is about
        pages_folder="",  # the pages are named below, not found by looking through files
        assets_path_ignore=["vendor", "fonts"],  # served, but not on every page
        title=t("page.brand"),
        update_title="",
        eager_loading=True,  # what draws figures comes at once; server/index.py drops the rest
        suppress_callback_exceptions=True,  # each page brings its own components
        index_string=index.TEMPLATE,
    )
    for page in (overzicht.PAGE, kaart.PAGE, aanbod.PAGE, evolutie.PAGE):
        common.register(page)
    title, lead = t("methode.title"), t("methode.lead")
    common.register_text("methode", "/methode", title, lead, methode.layout)
    title, lead = t("page.not_found_404.title"), t("page.not_found_404.text")
    common.register_text("not_found_404", None, title, lead, not_found_404.layout)
    app.layout = index.standing(shell(atlas))
    filters.listen()
    common.follow()
    api.register(server)
    headers.add(server, app.csp_hashes)
    return app


def from_settings(settings: Settings) -> Dash:
    """The app over the data that ``settings`` names; for tests and tools."""
    from arbeidszorg.atlas import open_atlas

    return create_app(open_atlas(settings))
