"""Puts the desk together. No logic."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress
from flask_login import LoginManager
from flask_wtf.csrf import CSRFProtect

from arbeidszorg.store.database import Store
from desk import door, faults, pages, words
from desk.access import current, guard, keys, sessions
from desk.access.current import Desk, Visitor
from desk.database import migrating
from desk.drafts import checking
from desk.settings import PREFIX, DeskSettings
from desk.work import jobs, receiving
from desk.work.spool import Spool


def create_desk(settings: DeskSettings, store: Store) -> Flask:
    """The desk over an open store, as a WSGI app; its tables are brought up to date. Raises
    :class:`~arbeidszorg.store.errors.StoreError`, :class:`~desk.access.keys.KeyFileError`."""
    migrating.prepare(store)
    app = Flask("desk", static_folder=None, root_path=pages.ROOT)
    app.url_map.strict_slashes = False  # an address with a stroke behind it is the same address
    app.request_class = receiving.Request
    secrets = keys.read(settings.key_file)
    current.equip(app, Desk(settings, store, secrets))
    spool = Spool(settings.atlas.store / "werk")
    jobs.equip(app, jobs.Work(settings, store, spool, checking.KINDS))
    app.config.update(
        SECRET_KEY=secrets.of("forms"),
        SESSION_COOKIE_NAME=sessions.cookie(sessions.VISIT, secure=settings.secure),
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session
        WTF_CSRF_SSL_STRICT=False,  # where a form comes from is looked at by the door
        COMPRESS_ALGORITHM=["br", "gzip"],
        # What is compressed together with a secret can be guessed by its length: styles and scripts
        # alone are compressed, pages are not.
        COMPRESS_MIMETYPES=["text/css", "text/javascript", "image/svg+xml"],
    )
    app.session_interface = sessions.Sessions(
        store, secure=settings.secure, outside=f"{PREFIX}/assets/"
    )
    faults.number(app)
    door.add(app, settings)
    sessions.readable(app)
    login(app)
    guard.protect(app)
    CSRFProtect(app)
    door.readable(app)
    Compress(app)
    words.equip(app, pages.menu())
    for blueprint in pages.blueprints():
        below = f"{PREFIX}{blueprint.url_prefix or ''}"  # its own comes after that of all
        app.register_blueprint(blueprint, url_prefix=below)
    faults.answer(app)
    guard.check(app)
    return app


def login(app: Flask) -> None:
    """Let Flask-Login know who is signed in: whoever the session on the server says."""
    manager = LoginManager()
    manager.session_protection = None  # the word in the cookie is all there is
    manager.init_app(app)

    @manager.user_loader  # type: ignore[untyped-decorator]
    def visitor(number: str) -> Visitor | None:
        kept = sessions.current().kept
        if kept is None or str(kept.account.number) != number:
            return None
        return Visitor(kept.account, kept.number, kept.strong)
