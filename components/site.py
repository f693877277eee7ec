"""The pages of the site, as they registered themselves with Dash (``dash.register_page``).

Beside what Dash knows of a page (path, name, title, description, order, layout), a page may say:

``menu``      "": in the menu, the default; a group of the menu ("waarom"); None: not in it
``scripts``   scripts of ours that it loads; who names them, even none, does without Dash
``figures``   the :class:`FiguresPage` of a page with figures that follow its filters
``leaves``    the :class:`FixedPage` of a page with figures that follow none
``address``   what makes the one address that it goes by, where that is not its path
``along``     True: links to it take along the areas and sectors that the reader chose
``status``    what says the status of its page, where that is not always 200
``deep``      True: what stands behind its path may hold strokes
``count``     class of an empty mark behind its name in the menu, which a script fills
"""

from __future__ import annotations

import inspect
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from dash import Dash, Input, Output, no_update, page_registry
from flask import Flask, current_app

from arbeidszorg.settings import ROOT
from arbeidszorg.texts import MissingTextError, has, t
from arbeidszorg.view import address as addresses
from arbeidszorg.view.view import Scope, View
from components.context import atlas
from components.figures_page import ANSWER, QUESTION, FiguresPage
from components.fixed_page import FixedPage

#: Where the words are: not the place that asks for one.
TEXTS = ROOT / "arbeidszorg" / "texts"
#: Under which name the server holds its site.
SITE = "arbeidszorg-site"
#: Closes menus; pages with Dash have it in their bundle.
MENUS = "/assets/scripts/shared/menus.js"
#: Dash's name for the page of addresses that do not exist.
NOT_FOUND = "not_found_404"

#: A page with figures that leave.
Leaving = FiguresPage | FixedPage
#: The parameters of an address, as Dash gives them: a text, or a list when one is repeated.
Query = Mapping[str, Any]


class PageError(Exception):
    """A page cannot be served; the message says which, and what is wrong with it (Dutch)."""


@dataclass(frozen=True, eq=False)
class Page:
    """A page as it is registered. ``path``: where it is; of a template, with its ``<variables>``;
    "" of the page of addresses that do not exist. ``title``, ``lead`` and ``address``: texts, or
    functions of what its layout takes."""

    module: str
    path: str
    name: str
    title: str | Callable[..., str]
    lead: str | Callable[..., str]
    layout: Any
    menu: str | None = None
    scripts: tuple[str, ...] | None = None
    figures: FiguresPage | None = None
    leaves: FixedPage | None = None
    address: str | Callable[..., str] = ""
    along: bool = False
    count: str = ""
    status: int | Callable[..., int] = 200
    deep: bool = False

    @property
    def key(self) -> str:
        """What it is called in the ids of the menu."""
        return self.module.rpartition(".")[2].replace("_", "")

    @property
    def is_template(self) -> bool:
        """Whether its path has variables."""
        return "<" in self.path

    @property
    def loads(self) -> tuple[str, ...] | None:
        """Every script of ours that it loads, when it does without Dash: the menus of the header
        are on each page."""
        return None if self.scripts is None else (MENUS, *self.scripts)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts, held = re.split(r"<(\w+)>", self.path), "." if self.deep else "[^/]"
        names = [
            f"(?P<{text}>{held}+)" if number % 2 else re.escape(text)
            for number, text in enumerate(parts)
        ]
        return re.compile("".join(names), re.DOTALL)

    def variables(self, path: str) -> dict[str, str] | None:
        """What a path says for the variables of this page; None when it is another page's."""
        match = self._pattern.fullmatch(path)
        return match.groupdict() if match else None

    def accepted(self, query: Query) -> dict[str, Any]:
        """The parameters of an address that its layout takes; others say nothing here."""
        return _accepted(self.layout, query)

    def filled(self, value: Any, parameters: Query) -> Any:
        """A title, lead, address or layout for these parameters, in words of the territory."""
        said = value(**_accepted(value, parameters)) if callable(value) else value
        return atlas().geography.territory.filled(said) if isinstance(said, str) else said


def _accepted(function: Any, parameters: Query) -> dict[str, Any]:
    """The parameters that a function takes by name; one without a name for all takes no others."""
    if not callable(function):
        return {}
    known = inspect.signature(function).parameters.values()
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in known):
        return dict(parameters)
    names = {
        parameter.name for parameter in known if parameter.kind is not parameter.POSITIONAL_ONLY
    }
    return {name: value for name, value in parameters.items() if name in names}


@dataclass(frozen=True, eq=False)
class Site:
    """Every page, in the order of the registry."""

    pages: tuple[Page, ...]

    @cached_property
    def figures(self) -> dict[str, FiguresPage]:
        """The pages with figures, by name."""
        return {page.figures.name: page.figures for page in self.pages if page.figures}

    @cached_property
    def leaving(self) -> dict[str, Leaving]:
        """The pages with figures that leave, by name."""
        pages = (page.figures or page.leaves for page in self.pages)
        return {page.name: page for page in pages if page}

    @cached_property
    def menu(self) -> dict[str, tuple[Page, ...]]:
        """The menu: what it shows, in order, each with its pages. A page that stands by itself goes
        by its module, a group by its name."""
        entries: dict[str, tuple[Page, ...]] = {}
        for page in self.pages:
            if page.menu is not None:
                name = page.menu or page.module
                entries[name] = (*entries.get(name, ()), page)
        return entries

    @cached_property
    def not_found(self) -> Page | None:
        """The page of addresses that do not exist."""
        return next((page for page in self.pages if page.module.endswith(NOT_FOUND)), None)

    @cached_property
    def _fixed(self) -> dict[str, Page]:
        return {page.path: page for page in self.pages if not page.is_template}

    def at(self, path: str) -> tuple[Page, dict[str, str]] | None:
        """The page of a path, with or without a stroke at its end, and its variables; None when
        there is none. A page with the path itself goes before one with variables."""
        tidy = f"/{path.strip('/')}"
        if tidy in self._fixed:
            return self._fixed[tidy], {}
        for page in self.pages:
            variables = page.variables(tidy) if page.is_template else None
            if variables is not None:
                return page, variables
        return None

    def figures_at(self, path: str) -> FiguresPage | None:
        """The page with figures of a path."""
        match = self.at(path)
        return match[0].figures if match else None

    def leaving_at(self, path: str) -> Leaving | None:
        """The page of a path with figures that leave."""
        match = self.at(path)
        return match[0].figures or match[0].leaves if match else None

    def asked_at(self, path: str, query: str) -> str:
        """All that an address asks of its page, as a query: what its path says too."""
        match = self.at(path)
        said = addresses.as_query(match[1]) if match and match[0].figures else ""
        return "&".join(part.removeprefix("?") for part in (said, query) if part.removeprefix("?"))


def equip(server: Flask, site: Site) -> None:
    """Give a server its site."""
    server.extensions[SITE] = site


def site() -> Site:
    """The site behind the current request."""
    return cast(Site, current_app.extensions[SITE])


def address_on(name: str, choose: Callable[[Scope], View]) -> str:
    """The address at which a page with figures, by name, shows the view that is chosen in its
    scope."""
    page = site().figures[name]
    own = page.scope(atlas())
    return page.place.page(addresses.query(choose(own), own))


def follow(app: Dash) -> None:
    """Let the pages with figures of an app answer to their address: ``figures/address.js`` puts the
    address that a reader went to in one memory, as ``{"pad": path, "zoek": query, "nummer":
    number}``, and finds :meth:`FiguresPage.answer` in the other."""

    @app.callback(Output(ANSWER, "data"), Input(QUESTION, "data"), prevent_initial_call=True)
    def update(question: object) -> Any:
        said = question if isinstance(question, dict) else {}
        path, query, number = (said.get(name) for name in ("pad", "zoek", "nummer"))
        page = site().figures_at(path) if isinstance(path, str) else None
        if page is None or not isinstance(path, str) or not isinstance(query, str | None):
            return no_update
        asked = site().asked_at(path, query or "")
        return page.answer(asked, number if isinstance(number, int | None) else None)


# --- from the registry ---------------------------------------------------------------------------


@contextmanager
def registering(folder: Path) -> Iterator[None]:
    """While the modules of a folder register their pages. Raises :class:`PageError` for what is
    wrong with one of them."""
    page_registry.clear()
    try:
        with naming_texts():
            yield
    except PageError:
        raise
    except Exception as error:
        without = [name for name, record in page_registry.items() if "layout" not in record]
        where = _last_line(error, lambda file: file.is_relative_to(folder))
        if without and not where:
            raise PageError(t("server.page.no_layout", page=_file(without[0]))) from error
        fault = f"{type(error).__name__}: {error}"
        raise PageError(t("server.page.broken", where=where, fault=fault)) from error


@contextmanager
def naming_texts() -> Iterator[None]:
    """While pages are read or drawn: raises :class:`PageError` for a text that is missing."""
    try:
        yield
    except MissingTextError as error:
        where = _last_line(error, lambda file: not file.is_relative_to(TEXTS))
        raise PageError(t("server.page.no_text", where=where, text=error.key)) from error


def registered(folder: Path) -> Site:
    """The site as it is in Dash's registry. Raises :class:`PageError` for a module of the folder
    that registered nothing, for two pages with one path, and for a group without a name."""
    modules = {file.stem for file in folder.rglob("[!_.]*.py")}
    absent = modules - {name.rpartition(".")[2] for name in page_registry}
    if absent:
        raise PageError(t("server.page.not_registered", page=f"{folder.name}/{min(absent)}.py"))
    pages = tuple(_page(record) for record in page_registry.values())
    by_path: dict[str, Page] = {}
    for page in pages:
        other = by_path.setdefault(re.sub("<.*?>", "<>", page.path), page)
        if other is not page:
            pair = {"one": _file(other.module), "other": _file(page.module)}
            raise PageError(t("server.page.twice", path=page.path, **pair))
        if page.menu and not has(f"page.nav.{page.menu}"):
            raise PageError(t("server.page.no_group", page=_file(page.module), group=page.menu))
    return Site(pages)


def _page(record: Mapping[str, Any]) -> Page:
    template = record["path_template"]
    nowhere = record["module"].endswith(NOT_FOUND)
    scripts = record.get("scripts")
    return Page(
        module=record["module"],
        path="" if nowhere else template or record["path"],
        name=record["name"],
        title=record["supplied_title"] or record["name"],
        lead=record["description"],
        layout=record["layout"],
        menu=record.get("menu", None if template or nowhere else ""),
        scripts=None if scripts is None else tuple(scripts),
        figures=record.get("figures"),
        leaves=record.get("leaves"),
        address=record.get("address", ""),
        along=record.get("along", False),
        count=record.get("count", ""),
        status=record.get("status", 200),
        deep=record.get("deep", False),
    )


def _file(module: str) -> str:
    """The file of a module, as people name it."""
    return "/".join(module.rsplit(".", 2)[-2:]) + ".py"


def _last_line(error: BaseException, counts: Callable[[Path], bool]) -> str:
    """The last line that a fault passed in a file that counts, as ``pages/kaart.py:12``; "" when it
    passed none."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if counts(Path(frame.filename))
    ]
    if not frames:
        return ""
    file = Path(frames[-1].filename)
    near = file.relative_to(ROOT) if file.is_relative_to(ROOT) else Path(*file.parts[-2:])
    return f"{near}:{frames[-1].lineno}"
