"""What goes wrong, in words, with a number that the log of the process has too; never how."""

from __future__ import annotations

import secrets

from flask import Flask, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from arbeidszorg.store.errors import StoreError
from arbeidszorg.texts import has, t
from desk.access import current
from desk.access.log import record

HEADER = "X-Request-Id"


def number(app: Flask) -> None:
    """Give each question its number."""

    @app.before_request
    def begin() -> None:
        g.number = secrets.token_hex(8)

    @app.after_request
    def named(response):  # type: ignore[no-untyped-def]
        response.headers[HEADER] = g.get("number", "")
        return response


def answer(app: Flask) -> None:
    """Answer faults in words: those of who asks, and those of ours, which are also logged."""

    @app.errorhandler(CSRFError)
    def forged(_fault: CSRFError) -> ResponseReturnValue:
        record(current.store(), "geweigerd", f"{request.endpoint}: formulier niet van hier")
        return said(400, t("desk.fault.csrf"))

    @app.errorhandler(HTTPException)
    def refused(fault: HTTPException) -> ResponseReturnValue:
        code = fault.code or 500
        if code < 400:
            return fault.get_response()
        return said(code, str(getattr(fault, "says", "")))

    @app.errorhandler(StoreError)
    def unkept(fault: StoreError) -> ResponseReturnValue:
        app.logger.error("%s: StoreError", g.get("number", ""))
        return said(503, f"{t('desk.fault.store')} {fault}")

    @app.errorhandler(Exception)
    def failed(error: Exception) -> ResponseReturnValue:
        # Its text may hold what somebody sent, so that only its kind and place are logged.
        app.logger.error("%s: %s", g.get("number", ""), place(error))
        return said(500)


def said(code: int, words: str = "") -> ResponseReturnValue:
    """A page that says that something is wrong, or the same for a script that asked."""
    if not words:
        known = has(f"desk.fault.{code}")
        words = t(f"desk.fault.{code}") if known else t(f"desk.fault.{code // 100}")
    if request.accept_mimetypes.best == "application/json":
        return jsonify(fout=words, vraag=g.get("number", "")), code
    return render_template("fout.html", words=words, number=g.get("number", "")), code


def place(error: BaseException) -> str:
    """The kind of an error and the lines that it passed, innermost last."""
    lines, step = [], error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        lines.append(f"{code.co_filename.rpartition('/')[2]}:{step.tb_lineno} {code.co_name}")
        step = step.tb_next
    return f"{type(error).__name__} at {' > '.join(lines[-8:])}"
