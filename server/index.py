"""The HTML page: all that a reader needs to read, then what makes it live.

The first answer holds the whole page as text and still figures. ``figures/takeover.js`` among our
scripts then starts Dash
out of sight, and puts its page in the place of this one once it stands (``docs/pages.md``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from flask import abort, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from arbeidszorg import dark
from arbeidszorg.news.feed import TYPE
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view.data_version import VERSION, of_now
from arbeidszorg.view.view import View
from components import html, news
from components.context import atlas, cited, host, vain
from components.dash_inside import HTML, OURS, Piece, ServerDrawnDash, every_part, kind, written
from components.figures_page import SPOKEN, FiguresPage
from components.filters import SENT
from components.markup import markup, written_id
from components.query import as_text, parameters
from components.shell import above, below, source
from components.site import MENUS, Page, Site, registered, registering
from components.versions import marked
from server import answers, entry, files
from server.faults import MACHINES
from server.kept import kept
from server.page_files import FONT, PLOTLY, Files
from server.paper import paper_foot
from server.preview import about, preview_of

#: What every page with figures loads of ours.
SCRIPT = "/assets/scripts/figures/page.js"
#: The dark page, and what chooses it.
DARK, SCHEME = "/assets/dark/donker.css", "/assets/scripts/shared/scheme.js"

#: Scripts of Dash that no page needs. The polyfill is for browsers without ``??``, which run
#: neither React 18 nor our own scripts; the one name in it that Dash needs today
#: (``regeneratorRuntime``) dash-bootstrap-components brings along.
UNUSED = re.compile(r"/deps/polyfill@")
#: Those of components that no page of ours has: loaded by a page that is plain Dash, one by one,
#: since they look for their further parts beside their own address.
PLAIN = re.compile(r"/dash_table/|/dcc/|/plotly\.")

#: Parameters that every page understands: a link to another page takes them along.
SHARED = ("gebied", "sector", "activiteit", "plaats", "jaar", VERSION)

TEMPLATE = """<!DOCTYPE html>
<html lang="nl-BE" data-pad="{place}" data-versie="{version}" data-uitgave="{edition}"
  data-plotly="{plotly}" data-gedrukt="{printed}" style="{foot}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#0f5468">
{about}
<title>{title}</title>
<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
{feeds}
<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="{dark}" id="donker"
  media="screen and (prefers-color-scheme: dark) and (forced-colors: none)">
<script src="{scheme}"></script>
<link rel="stylesheet" href="{style}">
<noscript><style>.toon{{display:inline-block}}.met-script{{display:none!important}}
.filters>.jaarfilter{{flex-basis:6rem!important}}.filters .keuze{{display:none}}</style></noscript>
{script}
</head>
<body>
{above}
<main id="inhoud" tabindex="-1" data-verbroken="{broken}"
  data-nieuwer="{newer}" data-toon="{show}">{main}</main>
{below}
{later}
</body>
</html>
"""


class AtlasDash(ServerDrawnDash):
    """Dash with our own first answer, and an honest status. ``needed``: scripts and styles of what
    is no page (a figure in a frame, the stage); named before the first answer. ``site``: the pages,
    as they registered themselves. Raises :class:`components.site.PageError` when one cannot be."""

    site: Site

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.needed: set[tuple[str, ...]] = set()

    def enable_pages(self) -> None:
        """Let the modules in the folder of pages register themselves, and check what they say."""
        folder = Path(self.config.pages_folder)
        with registering(folder):
            super().enable_pages()
        self.site = registered(folder)

    def index(self, *_args: Any, **_kwargs: Any) -> Any:
        """The HTML page; 404 when no page has this address. See :meth:`dash.Dash.index`."""
        match = self.site.at(request.path)
        if match is None and request.path.startswith(MACHINES):
            abort(404)
        if match is None:
            meant = entry.page_meant(request.path)
            if meant != request.path and self.site.at(meant):
                text = request.query_string.decode("utf-8", "replace")
                return redirect(f"{meant}{'?' if text else ''}{text}", 301)
            return self.no_page()
        page, variables = match
        if page.figures and SENT in request.args:
            return tidied(page.figures, variables)
        query = page.accepted(parameters(request.query_string.decode("utf-8", "replace")))
        asked = {**query, **variables}

        def make() -> str:
            return self.drawn(page, asked)

        try:
            question = None if vain() else kept_by(page, asked, query)
            status = page.filled(page.status, asked)
            if answers.only_head():
                return "", status
            return (make() if question is None else kept(("page", *question), make)), status
        except NotFound:  # a page with variables knows nothing of these
            return self.no_page()

    def no_page(self) -> tuple[str, int]:
        """The page of addresses that do not exist."""
        page = self.site.not_found
        return (self.drawn(page, {}) if page else t("page.not_found_404.title")), 404

    def drawn(self, page: Page, query: Mapping[str, Any]) -> str:
        """The whole page of an address; ``query``: its parameters, and the variables of its path.
        Raises NotFound for variables of which a page knows nothing."""
        layout = page.filled(page.layout, query)
        if page.loads is not None:
            script = self.files.apart[page.loads]
            return self.whole(page, query, markup(layout), script=script)
        if page.figures is None:
            layout = plain(layout)
            if not self.is_live(layout):
                return self.whole(page, query, markup(layout), script=self.files.apart[(MENUS,)])
        main = f'<div id="voor">{markup(layout)}</div><div id="react-entry-point" hidden></div>'
        return self.whole(
            page,
            query,
            main,
            script=self.files.script,
            later=self.data(layout, self.files.later if page.figures else self.files.plain),
        )

    def whole(
        self, page: Page, query: Mapping[str, Any], main: str, script: str, later: str = ""
    ) -> str:
        """The HTML page around its content. ``script``: what is loaded at once; ``later``: what
        Dash starts from."""
        here = atlas()
        address, along = page.filled(page.address, query) or page.path, ""
        named = page.filled(page.title, query)
        now, lasting, area = (
            of_newest_asked(page, query, address),
            cited(address),
            here.geography.whole,
        )
        if page.figures:
            view = page.figures.read(query).view
            address = page.figures.place.page(of_now(page.figures.address(view)))
            now = page.figures.place.page(of_now(page.figures.lasting(view)))
            along = taken_along(page.figures, view)
            lasting = page.figures.place.page(page.figures.lasting(view))
            area = view.areas[0] if page.figures.variable else area
            named = page.figures.heading(view) if page.figures.headed else named
        title = browser_title(named)
        leaving = page.figures or page.leaves
        shown = preview_of(leaving, leaving.read(query)) if leaving else None
        return TEMPLATE.format(
            plotly=PLOTLY,
            place=entry.path_of(here.settings.address).strip("/"),
            printed=escape(t("page.printed", dag="{dag}")),
            foot=escape(
                paper_foot(
                    f"{host()}{lasting}",
                    [source(here), here.geography.territory.credited("voettekst")],
                )
            ),
            font=FONT,
            about=about(title, page.filled(page.lead, query), address, shown),
            title=escape(title),
            feeds=feeds(area),
            style=self.files.style,
            dark=self.files.dark,
            scheme=self.files.scheme,
            script=f'<script src="{script}" defer></script>',
            above=markup(above(here, self.site, page.path, along, marked(now))),
            main=main,
            broken=escape(t("page.broken")),
            newer=escape(t("page.newer")),
            show=escape(t("page.newer_show")),
            version=here.version,
            edition="" if here.newest else here.number,
            below=markup(below(here)),
            later=later,
        )

    def data(self, layout: Any, scripts: list[str]) -> str:
        """What Dash needs to start: its settings and scripts, and what it would ask first."""
        first_answers = self.start_answers(written(layout))
        content = {
            "_dash-config": written(self.start_settings()),
            "straks": written([self.placed(script) for script in scripts]),
            "opzet": first_answers["_dash-layout"],
            "verbanden": first_answers["_dash-dependencies"],
        }
        return "\n".join(
            f'<script type="application/json" id="{name}">{answers.in_page(text)}</script>'
            for name, text in content.items()
        )

    def placed(self, script: str) -> str:
        """The address of a script where the atlas stands; those of Dash know it already."""
        prefix = entry.path_of(atlas().settings.address)
        return script if prefix and script.startswith(f"{prefix}/") else f"{prefix}{script}"

    def is_live(self, layout: Any) -> bool:
        """Whether a page needs Dash in the browser: it has a part that is no HTML, or one that a
        callback listens to or fills."""
        return any(
            kind(part)[0] not in (HTML, OURS)
            or written_id(getattr(part, "id", None)) in self._heard_ids
            for part in every_part(layout)
        )

    @cached_property
    def _heard_ids(self) -> frozenset[str]:
        return self.heard_ids()

    @cached_property
    def files(self) -> Files:
        """What the pages load. Few files: each costs a phone a way to and fro."""
        scripts = [address for address in self.script_addresses() if not UNUSED.search(address)]
        plain = [address for address in scripts if PLAIN.search(address)]
        dash = [address for address in scripts if address not in plain]
        react = [address for address in dash if "/deps/" in address]
        rest = [address for address in dash if address not in react]
        apart = {(MENUS,), *self.needed, *(page.loads for page in self.site.pages if page.loads)}

        def bundle(name: str, addresses: list[str]) -> str:
            return files.bundle(self.server, name, addresses)

        first, last = bundle("dash-react", react), bundle("dash", rest)
        return Files(
            bundle("atlas", self.style_addresses()),
            files.bundle(self.server, "donker", [DARK], dark.rules()),
            bundle("kleuren", [SCHEME]),
            bundle("atlas", [SCRIPT]),
            [first, last],
            [first, *plain, last],
            {needed: bundle("page", list(needed)) for needed in apart},
        )


def of_newest_asked(page: Page, query: Mapping[str, Any], address: str) -> str:
    """Where a page that follows no filters shows the newest: its ``address``, with all that was
    asked of it. ``query``: its parameters, and the variables of its path."""
    own = {name: value for name, value in query.items() if f"<{name}>" not in page.path}
    return f"{address.partition('?')[0]}?{as_text(own)}" if own else address


def kept_by(page: Page, asked: Mapping[str, Any], query: Mapping[str, Any]) -> Any:
    """What tells a page apart from all others that are kept; None when it says again what somebody
    wrote, and so belongs to nobody else. ``asked``: ``query`` with the variables of the path.
    Raises NotFound as :meth:`AtlasDash.drawn`."""
    if page.figures:
        parsed = page.figures.read(asked)
        return (page.module, parsed.view) if page.figures.stands_at(request.path, parsed) else None
    path, _, right = str(page.filled(page.address, asked) or page.path).partition("?")
    same = request.path.rstrip("/") == path.rstrip("/") and query in ({}, parameters(right))
    return (page.module, path, right) if same else None


def plain(layout: Any) -> html.Div:
    """The layout of a page of plain Dash, in the column of the site, with what the scripts look
    for on a page that lives: room for notices, and the last piece."""
    return html.Div(
        [
            Piece(id="meldingen", role="status"),
            layout,
            Piece(id=SPOKEN, role="status", className="onzichtbaar"),
        ],
        className="breed",
    )


def tidied(page: FiguresPage, variables: Mapping[str, str]) -> Answer:
    """Where a form that was sent without scripts leads: to the address that says the same. What
    cannot be stays in it, so that the page there says so. ``variables``: of its path."""
    sent = {name: values for name, values in request.args.lists() if name != SENT}
    sent |= {name: [value] for name, value in variables.items()}
    ends = [sent.pop(name, []) for name in ("van", "tot")]
    if all(ends):
        sent["jaar"] = ["..".join(sorted(years[0] for years in ends))]
    parsed = page.read(sent)
    if not parsed.notices:
        return redirect(page.place.page(page.address(parsed.view)), 303)
    own = page.scope(atlas())
    defaults = addresses.written(own.defaults, own)
    texts = {name: ",".join(filter(None, values)) for name, values in sent.items()}
    left = {name: text for name, text in texts.items() if text and text != defaults.get(name)}
    return redirect(page.place.page(addresses.as_query(left)), 303)


def taken_along(page: FiguresPage, view: View) -> str:
    """The query that a link to another page takes along; of several years the last."""
    values = addresses.parameters(view, page.scope(atlas()))
    if view.year == atlas().years[1]:
        values.pop("jaar", None)
    elif "jaar" in values:
        values["jaar"] = str(view.year)
    return addresses.as_query({name: text for name, text in values.items() if name in SHARED})


def feeds(area: str) -> str:
    """The feeds of what is new, for who has a reader of them: of the area of a page, and of all."""
    return "\n".join(
        f'<link rel="alternate" type="{TYPE}" title="{escape(title)}" href="{escape(address)}">'
        for title, address in news.feeds(area)
    )


def browser_title(title: str) -> str:
    """What the browser writes on the tab."""
    return t("page.browser_title", page=title, **atlas().geography.words)
