"""A desk with nobody in it yet, for each test its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from desk.access import passwords
from helpers.desk import TestDesk, make_desk
from helpers.engines import of_desk


@pytest.fixture(autouse=True, scope="session")
def _quick() -> Iterator[None]:
    """Passwords take no time here; ``test_passwords.py`` looks at how long they take."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", PasswordHasher(1, 8, 1))
        yield


@pytest.fixture
def engine() -> str:
    """On which engine a test runs; modules with ``BOTH`` run on each."""
    return "sqlite"


@pytest.fixture
def desk(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> TestDesk:
    """A desk over an empty store."""
    return make_desk(tmp_path, atlas=of_desk(engine, request, tmp_path))
