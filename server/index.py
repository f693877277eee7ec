"""The HTML page that everything starts in: its words for search engines, its status, and what the
browser may fetch before Dash asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlencode

import dash
from dash import Dash, html
from flask import abort, has_request_context, request

from arbeidszorg.texts import t
from pages.common import PAGES

#: Plotly's build with lines and bars only: all that our figures are made of, a quarter of the
#: whole. ``assets/atlas.js`` points Dash at it; the name carries the version.
PLOTLY = "/assets/vendor/plotly-basic-4.1.1.min.js"
FONT = "/assets/fonts/source-sans-3-5.3.0.woff2"

MISSING = "pages.not_found_404"
#: Addresses of machines, where a page with links would help nobody.
MACHINES = ("/api/", "/figuur/", "/assets/", "/_")

#: Scripts that Dash sends and no page uses. The polyfill is for browsers without ``??``, which run
#: neither React 18 nor ``assets/atlas.js``; the one name in it that Dash needs today
#: (``regeneratorRuntime``) dash-bootstrap-components brings along.
UNUSED = re.compile(
    r'<script src="[^"]*(?:/deps/polyfill@|/dash_table/|/dcc/async-(?!graph\.)|/plotly\.)[^"]*">'
    r"</script>\s*"
)
#: Without figures, neither is the part that draws them.
GRAPH = re.compile(r'<script src="[^"]*/dcc/async-graph\.[^"]*"></script>\s*')

#: The longest query that is sent a second time, inside another address (``assets/atlas.js`` too).
LONG = 1000

TEMPLATE = f"""<!DOCTYPE html>
<html lang="nl-BE" data-plotly="{PLOTLY}">
  <head>
    {{%metas%}}
    <meta name="theme-color" content="#0f5468">
    <title>{{%title%}}</title>
    <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
    <link rel="preload" href="{FONT}" as="font" type="font/woff2" crossorigin>
    {{%css%}}
  </head>
  <body>
    <noscript>
      <p>{t("page.noscript")}
      <a href="/api/v1/cijfers.csv?formaat=excel">{t("page.csv")}</a></p>
    </noscript>
    {{%app_entry%}}
    <div>
      {{%config%}}
      {{%scripts%}}
      {{%renderer%}}
    </div>
  </body>
</html>
"""

ENTRY = f'<div id="react-entry-point"><p class="laden">{t("page.loading")}</p></div>'


class AtlasDash(Dash):
    """Dash with our own words around the app, and an honest status."""

    def index(self, *args: Any, **kwargs: Any) -> Any:
        """The HTML page; 404 when no page has this address. See :meth:`dash.Dash.index`."""
        known = page_at(request.path) is not None
        if not known and request.path.startswith(MACHINES):
            abort(404)
        return super().index(*args, **kwargs), 200 if known else 404

    def interpolate_index(self, **parts: Any) -> str:
        """The HTML page as text; see :meth:`dash.Dash.interpolate_index`."""
        page = page_at(request.path) or dash.page_registry[MISSING]
        figures = page["path"] in PAGES
        scripts = UNUSED.sub("", parts["scripts"])
        ours = {
            "title": escape(page["title"]),
            "metas": f"{parts['metas']}\n    {about(page)}",
            "css": f"{early(figures)}\n    {parts['css']}",
            "scripts": scripts if figures else GRAPH.sub("", scripts),
            "app_entry": ENTRY,
        }
        return str(super().interpolate_index(**{**parts, **ours}))


def page_at(path: str) -> dict[str, Any] | None:
    """Dash's page of a path, found as Dash finds it; None when there is none."""
    for page in dash.page_registry.values():
        if page["module"] != MISSING and page["path"].strip("/") == path.strip("/"):
            return dict(page)
    return None


def about(page: dict[str, Any]) -> str:
    """What search engines and messages show of a page. There is no picture, so none is named."""
    text = page["description"]
    tags = [
        ("name", "description", text),
        ("name", "twitter:card", "summary"),
        ("property", "og:type", "website"),
        ("property", "og:title", page["title"]),
        ("property", "og:description", text),
        ("property", "og:url", request.url),
    ]
    return "\n    ".join(
        f'<meta {kind}="{name}" content="{escape(content)}">' for kind, name, content in tags
    )


def early(figures: bool) -> str:
    """Tags for what Dash asks only once it runs: its callbacks, the layout of this address and,
    for a page with figures, Plotly, which is then read while other scripts are still coming."""
    fetched = ["/_dash-dependencies", layout_address(request.path, request.query_string.decode())]
    tags = [f'<link rel="preload" href="{escape(one)}" as="fetch" crossorigin>' for one in fetched]
    if figures:  # first: it takes longest to compile, which happens beside the other scripts
        tags.insert(0, f'<script src="{PLOTLY}" async fetchpriority="high"></script>')
    return "\n    ".join(tags)


# --- the first layout ----------------------------------------------------------------------------


def layout_address(path: str, query: str) -> str:
    """Where the browser asks the layout of an address, letter for letter as ``atlas.js`` does."""
    search = f"?{query}" if query else ""
    if len(search) > LONG:
        return "/_dash-layout"
    return f"/_dash-layout?{urlencode({'pad': path, 'zoek': search})}"


def standing(frame: html.Div) -> Callable[[], html.Div]:
    """The app's layout with the asked page in it, so that one answer brings the page.

    Dash Pages would send the frame alone and wait until the browser asks what stands in it.
    ``assets/atlas.js`` adds the address (``pad`` and ``zoek``) to the request for the layout;
    without it the frame comes as Dash sends it, and Dash goes on as it always does. What
    ``dcc.Location`` is told equals what it would find, so it does not ask again.
    """

    def layout() -> html.Div:
        if not has_request_context() or "pad" not in request.args:
            return frame
        path, search = request.args["pad"], request.args.get("zoek", "")
        page = page_at(path) or dash.page_registry[MISSING]
        made = deepcopy(frame)
        made["_pages_location"].pathname = path
        made["_pages_location"].search = search
        made["_pages_content"].children = page["layout"](**asked(search))
        made["_pages_store"].data = {"title": page["title"]}
        return made

    return layout


def asked(search: str) -> dict[str, str | list[str]]:
    """The query of an address, as Dash hands it to a page: one value as text, more as a list."""
    found = parse_qs(search.removeprefix("?"), keep_blank_values=True)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}
