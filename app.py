"""Wires the app together: server, pages, security headers. No logic."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.settings import ROOT
from arbeidszorg.texts import t
from components import context, html, site
from server import (
    api,
    areas,
    collected,
    dash_routes,
    door,
    embed,
    entry,
    faults,
    files,
    headers,
    health,
    index,
    leaving,
    logbook,
    metrics,
    news,
    oembed,
    opened,
    presented,
    preview,
    searching,
    stage,
    study,
    theory,
    versions,
)

YEAR = 365 * 24 * 3600


def create_app(atlas: Atlas, pages: Path = ROOT / "pages") -> index.AtlasDash:
    """The Dash app over one Atlas; ``create_app(...).server`` is the WSGI server. ``pages``: the
    folder with the modules of the pages. Raises :class:`components.site.PageError`."""
    server = Flask(__name__, static_folder=None)
    prefix = entry.path_of(atlas.settings.address)
    server.wsgi_app = entry.inward(server.wsgi_app, prefix)  # type: ignore[assignment, method-assign]
    context.equip(server, atlas)
    faults.number(server)
    versions.serve(server)
    logbook.keep(server, atlas.settings.logbook)  # what is added first sees an answer last
    metrics.serve(server, atlas.settings.metrics)
    door.add(server, atlas.settings)
    opened.serve(server, atlas.settings)
    # names of our files change with their content
    server.config["SEND_FILE_MAX_AGE_DEFAULT"] = YEAR
    headers.without_body(server)
    headers.compress(server)
    app = index.AtlasDash(
        __name__,
        server=server,
        use_pages=True,
        requests_pathname_prefix=f"{prefix}/",
        routes_pathname_prefix="/",
        pages_folder=str(pages),
        # served, but not among what every page loads
        assets_path_ignore=["vendor", "fonts", "scripts", "stage", "dark"],
        title=t("page.brand"),
        update_title="",
        suppress_callback_exceptions=True,  # each page brings its own components
    )
    app.layout = html.Div()  # the page of each address is made by server/index.py
    site.equip(server, app.site)
    site.follow(app)
    for routes in (
        api,
        leaving,
        preview,
        oembed,
        collected,
        areas,
        theory,
        study,
        presented,
        searching,
        news,
    ):
        server.register_blueprint(routes.blueprint)
    embed.register(app)
    stage.register(app)
    dash_routes.guard(app)
    health.serve(app)
    faults.answer(server)
    headers.add(server)
    entry.outward(server, prefix)
    versions.keep(server)
    files.serve(server)
    return app
