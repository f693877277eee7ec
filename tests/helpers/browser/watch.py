"""Watches everything that the pages of one visitor ask for and complain about."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

#: Addresses that no network is needed for.
LOCAL = ("data", "blob", "about")


class Watch:
    """Requests outside 127.0.0.1, messages in the console and errors in scripts."""

    def __init__(self, context: BrowserContext) -> None:
        self.hosts: set[str] = set()
        self.pages: set[str] = set()
        self.complaints: list[str] = []
        self._context = context
        context.on("request", self._request)
        context.on("console", self._message)
        context.on("weberror", self._error)

    def stop(self) -> None:
        """Look no further: another test begins."""
        self._context.remove_listener("request", self._request)
        self._context.remove_listener("console", self._message)
        self._context.remove_listener("weberror", self._error)

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in LOCAL:
            self.hosts.add(parts.hostname or parts.scheme)
        if request.is_navigation_request():
            self.pages.add(request.url)

    def _message(self, message: ConsoleMessage) -> None:
        # The browser itself complains of a page that answers 404, which an unknown page should.
        if "status of 404" in message.text and message.location["url"] in self.pages:
            return
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text} ({message.location})")

    def _error(self, error: WebError) -> None:
        self.complaints.append(f"script: {error.error}")

    def fail_if_seen(self) -> None:
        """Fail when a page did what no page may do."""
        assert self.hosts <= {"127.0.0.1"}, f"asked outside the atlas: {self.hosts}"
        assert not self.complaints, "\n".join(self.complaints)
