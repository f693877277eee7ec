"""The front door: check what can go wrong, say it in Dutch, then serve with gunicorn."""

from __future__ import annotations

import os
import runpy
import socket
import sys
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.compiled import ready
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.ready import Make, NothingPublicError
from arbeidszorg.content.framed import SHEETS
from arbeidszorg.files.figures import Look
from arbeidszorg.news import kept
from arbeidszorg.places.geography import GeographyError
from arbeidszorg.settings import SettingError, Settings, from_environment, local
from arbeidszorg.texts import MissingTextError, t
from arbeidszorg.view.address import Parsed
from components.context import atlas
from components.site import PageError, naming_texts, site
from server import closed, faults, files, leaving, master, memory, metrics
from server.index import AtlasDash
from server.lines import Bounds, Deadlines
from server.making import child
from server.making.asking import MOST_WAITING
from server.making.start import Keeper
from server.master import REFUSED, Newer, Standing
from server.newer import Looking
from server.worker import room, worker


def main(create_app: Callable[[Atlas], AtlasDash]) -> int:
    """Start the atlas. Returns an exit code: 2 when data, settings or port do not hold."""
    memory.share_one_pool()
    try:
        settings = from_environment()
        check_port(settings)
        say(t("server.loading", where=_where(settings)))
        lay = {of_store: lying(settings, of_store) for of_store in (False, True)}
        standing, of_store = opened(create_app, settings, compile_apart, loaded, early=True)
    except (SettingError, RefusedError, GeographyError, PageError, CompiledError) as error:
        return refuse(str(error))
    say(t("server.address", host=local(settings.host), port=settings.port))
    # what came to lie ready since it was opened is gone over to at once
    shown = lay[of_store] or lying(settings, of_store)
    serve(standing, settings, newer(create_app, settings, shown, of_store=of_store))
    return 0


def opened(
    create_app: Callable[[Atlas], AtlasDash],
    settings: Settings,
    make: Make,
    told: Callable[[Atlas], None],
    *,
    early: bool = False,
) -> tuple[Standing, bool]:
    """What answers readers from the data that ``settings`` name, and whether those are of a store.
    ``told``: what is said of them to the operator; ``early``: it may answer before it is ready.
    Raises what :func:`~arbeidszorg.atlas.atlas.open_atlas` raises, and :class:`PageError`."""
    try:
        here = open_atlas(settings, make)
    except NothingPublicError as error:
        say(str(error))
        return Standing(closed.server(settings)), True
    remember(here)  # before its pages are drawn: one of them tells of it
    standing = stand(create_app(here))
    if not early:
        standing.make_ready()
    told(here)
    return standing, here.public is not None


def loaded(here: Atlas) -> None:
    """Say what was loaded at the start."""
    first, last = here.years
    words = {"first": first, "last": last, "version": here.version}
    say(t("server.loaded", count=here.edition.stays, **words))


def lying(settings: Settings, of_store: bool) -> str:
    """What tells apart what lies ready now; "" for nothing, and where nobody can say. ``of_store``:
    versions of a store alone."""
    try:
        return _named(settings, of_store)
    except (OSError, CompiledError):
        return ""


def _named(settings: Settings, of_store: bool) -> str:
    """The same; raises ``OSError`` and :class:`CompiledError`. A version that goes back to the one
    that is shown has the same folder, and another number."""
    name = ready.lies(settings, of_store_alone=of_store)
    return f"{name} {ready.number(settings)}" if name else ""


def _where(settings: Settings) -> str:
    """Where the data come from, in words."""
    if ready.has_public(settings):
        return t("server.public_data")
    return str(settings.data or t("server.demo_data"))


def stand(app: AtlasDash) -> Standing:
    """What answers readers, and has to be made ready."""
    keeper = Keeper(app.server, child.bounds())
    return Standing(app.server, keeper, lambda: settle(app))


def made_ready(standing: Standing) -> bool:
    """Make ready what stands while a first worker answers; False, once it was said why, when it
    cannot be shown."""
    try:
        standing.make_ready()
    except PageError as error:
        sys.stderr.write(f"{error}\n\n{t('server.stopped')}\n")
        return False
    return True


def newer(
    create_app: Callable[[Atlas], AtlasDash], settings: Settings, shown: str, *, of_store: bool
) -> Newer:
    """Looks whether other data were compiled than those that stand (``shown``; ``of_store``: they
    are the public version of a store, and then only another of these comes in their place)."""
    stored = [of_store]

    def lies() -> str:
        return _named(settings, stored[0])

    def told(here: Atlas) -> None:
        say(t("server.newer_shown", version=here.version, last=here.years[1]))

    def other() -> Standing:
        standing, public = opened(create_app, settings, refuse_to_make, told)
        stored[0] = stored[0] or public
        return standing

    return Looking(lies, other, shown, say)


def refuse_to_make(_: Settings, folder: Path) -> None:
    """What does not lie ready any more is not made while readers wait."""
    raise CompiledError(t("server.ready.gone", folder=folder))


class RefusedError(Exception):
    """The data could not be compiled; the message is what was said of it."""


def compile_apart(_: Settings, folder: Path) -> None:
    """Have the data compiled by a process that sees rows about persons and then ends: this one and
    its workers never do. It is what ``python -m arbeidszorg gereed`` is. Raises
    :class:`RefusedError`."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        os.dup2(writing, sys.stderr.fileno())
        _command("gereed", "--uit", str(folder))
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8", errors="replace") as stream:
        said = stream.read()
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        raise RefusedError(said.strip() or t("server.ready.killed"))


def _command(*arguments: str) -> NoReturn:
    """Be ``python -m arbeidszorg`` from now on. It is named and not imported: nothing that it asks
    may be reached from here."""
    code = 1
    try:
        sys.argv = ["arbeidszorg", *arguments]
        runpy.run_module("arbeidszorg", run_name="__main__")
    except SystemExit as ended:
        code = int(ended.code or 0)
    except BaseException:  # noqa: BLE001 - who waits for it hears what it was
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def settle(app: AtlasDash) -> None:
    """Make ready before the workers part, so that they share it: Dash finishes its own preparation
    at the first request, pages are made as most readers first see them, files are compressed, and a
    few are made for the maker: what it would load itself would be memory of its own. What is loaded
    now need not be looked through again by the garbage collector. Raises :class:`PageError`."""
    draw_all(app)
    for address in app.files.all:
        files.keep(app.server, address)
    files.compress(app.server)
    with app.server.app_context():
        try:
            ready_files()
        except Exception as error:  # noqa: BLE001 - pages go on; who asks for a file hears it
            say(t("server.no_file", fault=faults.place(error)))
    memory.settle()


def remember(here: Atlas) -> None:
    """Keep beside the data what this version says, so that the next can be held against it."""
    try:
        kept.keep(here, date.today())
    except OSError:
        say(t("server.versions_not_kept"))


def ready_files() -> None:
    """Make a small file of the kinds of which libraries and templates are loaded at the first. No
    PDF: what makes those has threads, which no copy of a process has."""
    (page, *_) = site().figures.values()
    look = Look(SHEETS["vrij"], 1.0, date.today())
    view = page.scope(atlas()).defaults
    (card, *_) = page.cards(view, atlas())
    for ending in ("pptx", "docx", "xlsx", "ods"):
        leaving.made_file(page.name, card.key, Parsed(view), look, ending)


def draw_all(app: AtlasDash) -> None:
    """Draw every page that has one address, as it first stands. Raises :class:`PageError`."""
    app.server.test_client().get("/robots.txt")  # at the first request Dash makes itself ready
    for page in app.site.pages:
        if not page.is_template:
            with app.server.test_request_context(page.path), naming_texts():
                try:
                    app.index()
                except (PageError, MissingTextError):
                    raise
                except Exception as error:
                    fault = faults.place(error)
                    raise PageError(
                        t("server.page.undrawn", page=page.path, fault=fault)
                    ) from error


def say(text: str) -> None:
    """A line for the person who starts the server."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def refuse(text: str) -> int:
    """Say why nothing was started."""
    sys.stderr.write(text.rstrip() + "\n\n" + t("server.refused") + "\n")
    return REFUSED


def check_port(settings: Settings) -> None:
    """Raise :class:`SettingError` when the address cannot be listened on."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror as error:
        raise SettingError(t("server.bad_host", host=settings.host)) from error
    except PermissionError as error:
        raise SettingError(t("server.port_forbidden", port=settings.port)) from error
    except OSError as error:
        taken = t(
            "server.port_taken", host=settings.host, port=settings.port, other=settings.port + 1
        )
        raise SettingError(taken) from error


def options(settings: Settings) -> dict[str, Any]:
    """Gunicorn's settings: the data are loaded once and shared by the workers."""
    return {
        "bind": f"{settings.host}:{settings.port}",
        "workers": settings.workers,
        "threads": MOST_WAITING + 4,  # pages have four, whoever waits for files
        "worker_class": worker(bounds(settings)),
        "preload_app": True,
        "timeout": 60,
        "graceful_timeout": 20,
        "post_request": memory.after_answer,
        "child_exit": metrics.worker_ended,
        "loglevel": "warning",
        "proc_name": "arbeidszorgatlas",
        "control_socket_disable": True,  # nobody steers it, and it would lie in the home folder
    }


def bounds(settings: Settings) -> Bounds:
    """How many lines a worker holds, and how long it waits for what comes on them."""
    patience = float(settings.patience)
    return Bounds(room(), settings.lines, Deadlines(head=patience, body=3 * patience))


def serve(standing: Standing, settings: Settings, newer: Newer = lambda: None) -> None:
    """Run gunicorn in this process until it is stopped; see :func:`server.master.run`."""
    master.run(standing, options(settings), newer, made_ready)
