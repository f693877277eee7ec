"""The HTML page: all that a reader needs to read, then what makes it live.

The first answer holds the whole page as text and still figures. ``figures/takeover.js`` among our
scripts then starts Dash out of sight, and puts its page in the place of this one once it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from dash import Dash
from dash._utils import to_json
from flask import abort, redirect, request
from werkzeug.wrappers import Response as Answer

from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view.view import View
from components.context import atlas, host, kept
from components.filters import SENT
from components.markup import markup
from components.shell import above, below
from pages import gebied, klaar
from pages.common import PAGES, TEXTS, Page, TextPage
from server import answers, files

#: Plotly's build with lines and bars only: all that our figures are made of, a quarter of the
#: whole. ``figures/live.js`` asks for it when a figure is to live; the name carries the version.
PLOTLY = "/assets/vendor/plotly-basic-4.1.1.min.js"
FONT = "/assets/fonts/source-sans-3-5.3.0.woff2"
#: What every page with figures loads of ours.
SCRIPT = "/assets/scripts/figures/page.js"

#: Addresses of machines, where a page with links would help nobody.
MACHINES = (
    "/api/",
    "/figuur/",
    "/embed",
    "/rapport/eigen.",
    "/presentatie/eigen.",
    "/assets/",
    "/_",
)

#: Scripts of Dash that no page uses. The polyfill is for browsers without ``??``, which run neither
#: React 18 nor our own scripts; the one name in it that Dash needs today (``regeneratorRuntime``)
#: dash-bootstrap-components brings along.
UNUSED = re.compile(r"/deps/polyfill@|/dash_table/|/dcc/|/plotly\.|/assets/")
_SOURCE = re.compile(r'<script src="([^"]*)"')
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]*)"')

#: Parameters that every page understands: a link to another page takes them along.
SHARED = ("gebied", "sector", "activiteit", "plaats")

TEMPLATE = """<!DOCTYPE html>
<html lang="nl-BE" data-plotly="{plotly}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#0f5468">
{about}
<title>{title}</title>
<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="{style}">
<noscript><style>.toon{{display:inline-block}}.met-script{{display:none!important}}</style></noscript>
{script}
</head>
<body>
{above}
<main id="inhoud" tabindex="-1" data-verbroken="{broken}">{main}</main>
{below}
{later}
</body>
</html>
"""


class AtlasDash(Dash):
    """Dash with our own first answer, and an honest status. ``needed``: scripts and styles of what
    is no page (a figure in a frame, the stage); told before the first answer."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.needed: set[tuple[str, ...]] = set()

    def index(self, *_args: Any, **_kwargs: Any) -> Any:
        """The HTML page; 404 when no page has this address. See :meth:`dash.Dash.index`."""
        page = page_at(request.path)
        if page is None:
            if request.path.startswith(MACHINES):
                abort(404)
            return self.made(TEXTS[""], ""), 404
        if isinstance(page, Page) and SENT in request.args:
            return tidied(page)
        reads = isinstance(page, Page) or page.reads
        query = request.query_string.decode("utf-8", "replace") if reads else ""
        asked = ("page", host(), page.path, query)
        # As bytes: a text with one ’ in it takes twice the memory.
        return kept().get(asked, lambda: self.made(page, query).encode())

    def made(self, page: Page | TextPage, query: str) -> str:
        """The whole page of an address."""
        if isinstance(page, Page):
            return self.with_figures(page, query)
        script = self.files.apart[page.loads]
        return self.whole(page, markup(page.layout(query)), script=script)

    def with_figures(self, page: Page, query: str) -> str:
        """A page with figures, as it stands for an address and as Dash takes it over."""
        parsed = page.read(query)
        made = page.built(parsed)
        first = markup(made)
        main = f'<div id="voor">{first}</div><div id="react-entry-point" hidden></div>'
        view = parsed.view
        return self.whole(
            page,
            main,
            page.address(view),
            taken_along(page, view),
            self.files.script,
            self.data(to_json(made)),
        )

    def whole(
        self,
        page: Page | TextPage,
        main: str,
        address: str = "",
        along: str = "",
        script: str = "",
        later: str = "",
    ) -> str:
        """The HTML page around its content. ``address``: the query part of its own address;
        ``along``: what links to other pages take along."""
        here = atlas()
        return TEMPLATE.format(
            plotly=PLOTLY,
            font=FONT,
            about=about(page, address),
            title=escape(browser_title(page)),
            style=self.files.style,
            script=f'<script src="{script}" defer></script>' if script else "",
            above=markup(above(here, page.path, along)),
            main=main,
            broken=escape(t("page.broken")),
            below=markup(below(here)),
            later=later,
        )

    def data(self, layout: str) -> str:
        """What Dash needs to start: its settings and scripts, and what it would ask first."""
        # Marks background callbacks, of which there are none; it would differ with every answer.
        config = {key: value for key, value in self._config().items() if key != "end_id"}
        told = {
            "_dash-config": to_json(config),
            "straks": to_json(self.files.later),
            "opzet": layout,
            "verbanden": self.dependencies().get_data(as_text=True),
        }
        return "\n".join(
            f'<script type="application/json" id="{name}">{answers.in_page(text)}</script>'
            for name, text in told.items()
        )

    @cached_property
    def files(self) -> Files:
        """What the pages load. Few files: each costs a phone a way to and fro."""
        scripts = _SOURCE.findall(self._generate_scripts_html())
        dash = [one for one in scripts if not UNUSED.search(one)]
        react = [one for one in dash if "/deps/" in one]
        apart = {*self.needed, *(one.loads for one in TEXTS.values())}
        rest = [one for one in dash if one not in react]

        def one(name: str, addresses: list[str]) -> str:
            return files.bundle(self.server, name, addresses)

        return Files(
            one("atlas", _STYLE.findall(self._generate_css_dist_html())),
            one("atlas", [SCRIPT]),
            [one("dash-react", react), one("dash", rest)],
            {needed: one("page", list(needed)) for needed in apart},
        )


@dataclass(frozen=True)
class Files:
    """``style``, for every page; ``script``: our own, for pages with figures; ``later``: Dash's, in
    their order; ``apart``: our own for what needs no Dash, scripts and styles, by what they are
    made of."""

    style: str
    script: str
    later: list[str]
    apart: dict[tuple[str, ...], str]

    @property
    def all(self) -> list[str]:
        """Every file that a page asks for."""
        scripts = [self.script, *self.later, *self.apart.values(), PLOTLY]
        return [self.style, *scripts, FONT, "/assets/favicon.svg"]


def page_at(path: str) -> Page | TextPage | None:
    """The page of a path, with or without a stroke at its end; None when there is none."""
    tidy = f"/{path.strip('/')}"
    found = PAGES.get(tidy) or TEXTS.get(tidy)
    return found or gebied.page_at(tidy, request.args) or klaar.page_at(tidy)


def tidied(page: Page) -> Answer:
    """Where a form that was sent without scripts leads: to the address that says the same. What
    cannot be stays in it, so that the page there says so."""
    asked = {name: values for name, values in request.args.lists() if name != SENT}
    ends = [asked.pop(name, []) for name in ("van", "tot")]
    if all(ends):
        asked["jaar"] = ["..".join(sorted(one[0] for one in ends))]
    parsed = page.read(asked)
    if not parsed.notices:
        return redirect(f"{page.path}{page.address(parsed.view)}", 303)
    own = page.scope(atlas())
    plain = addresses.written(own.defaults, own)
    given = {name: ",".join(filter(None, values)) for name, values in asked.items()}
    left = {name: value for name, value in given.items() if value and value != plain.get(name)}
    return redirect(f"{page.path}{addresses.as_query(left)}", 303)


def taken_along(page: Page, view: View) -> str:
    """The query that a link to another page takes along."""
    given = addresses.parameters(view, page.scope(atlas()))
    return addresses.as_query({name: value for name, value in given.items() if name in SHARED})


def browser_title(page: Page | TextPage) -> str:
    """What the browser writes on the tab."""
    return t("page.browser_title", page=page.title)


def about(page: Page | TextPage, address: str) -> str:
    """What search engines and messages show of a page, and the one address that it goes by. There
    is no picture, so none is named."""
    own = f"{host()}{page.path}{address}"
    tags = [
        ("name", "description", page.lead),
        ("name", "twitter:card", "summary"),
        ("property", "og:type", "website"),
        ("property", "og:title", browser_title(page)),
        ("property", "og:description", page.lead),
        ("property", "og:url", own),
    ]
    found = [f'<meta {kind}="{name}" content="{escape(content)}">' for kind, name, content in tags]
    if page.path:
        found.append(f'<link rel="canonical" href="{escape(own)}">')
    return "\n".join(found)
