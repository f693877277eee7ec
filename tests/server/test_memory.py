"""Memory goes back after a file, and only then."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from arbeidszorg.settings import Settings
from server import front, memory

FILES = ("/figuur/kaart/kaart.pptx", "/rapport/westhoek.pdf", "/presentatie/westhoek.html")
OTHERS = ("/", "/kaart", "/assets/atlas.css", "/api/v1/cijfers.json", "/_dash-update-component")


@pytest.mark.parametrize("path", [*FILES, *OTHERS])
def test_memory_goes_back_after_a_file(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given_back: list[str] = []
    monkeypatch.setattr(memory, "give_back", lambda: given_back.append(path))
    after = front.options(Settings())["post_request"]
    after(None, SimpleNamespace(path=path), {}, None)
    assert given_back == ([path] if path in FILES else [])


def test_giving_back_can_be_done_at_any_time() -> None:
    memory.share_one_pool()
    memory.give_back()
    memory.give_back()
