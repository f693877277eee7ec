"""The secret of the desk: a file that its owner alone reads, made at the first start. What is
signed and what is encrypted each have a key of their own, derived from it.

It is no part of the database: who has a copy of that alone has neither the seeds of the second
factor nor a way to write the log anew.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from arbeidszorg.texts import t

#: Bytes of the secret.
SIZE = 32


class KeyFileError(RuntimeError):
    """The file with the secret cannot be used; the message says why (Dutch)."""


@dataclass(frozen=True)
class Keys:
    """Keys by their purpose, a word of our own."""

    secret: bytes = field(repr=False)

    def of(self, purpose: str) -> bytes:
        """A key of 32 bytes."""
        return HKDF(SHA256(), SIZE, salt=None, info=purpose.encode()).derive(self.secret)

    def mark(self, purpose: str, text: str) -> str:
        """What tells a text apart and from which it cannot be guessed: 64 hexadecimal digits."""
        return hmac.new(self.of(purpose), text.encode(), hashlib.sha256).hexdigest()

    def locked(self, purpose: str, content: bytes) -> bytes:
        """Something encrypted, bound to its purpose."""
        return self._box(purpose).encrypt(content)

    def opened(self, purpose: str, content: bytes) -> bytes:
        """What :meth:`locked` made. Raises ``ValueError`` when it was changed, or made by another
        key."""
        try:
            return self._box(purpose).decrypt(content)
        except InvalidToken:
            raise ValueError("not ours") from None

    def _box(self, purpose: str) -> Fernet:
        from base64 import urlsafe_b64encode

        return Fernet(urlsafe_b64encode(self.of(purpose)))


def read(file: Path) -> Keys:
    """The keys of a file, made when there is none. Raises :class:`KeyFileError`."""
    try:
        with suppress(FileExistsError):
            _make(file)
        secret = bytes.fromhex(file.read_text("ascii").strip())
    except OSError:
        raise KeyFileError(t("desk.error.key_unread", file=file)) from None
    except ValueError:
        secret = b""
    if len(secret) != SIZE:
        raise KeyFileError(t("desk.error.key_damaged", file=file))
    return Keys(secret)


def _make(file: Path) -> None:
    """Write it whole or not at all, so that of two who start neither reads half of it."""
    if file.exists():
        raise FileExistsError
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    own = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    handle = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(secrets.token_hex(SIZE) + "\n")
            out.flush()
            os.fsync(out.fileno())
        os.link(own, file)
    finally:
        own.unlink()


def digest(token: str) -> str:
    """What is kept of something random that lets somebody in."""
    return hashlib.sha256(token.encode()).hexdigest()
