"""What an operator sets for the desk, beside the settings of the atlas."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from arbeidszorg import settings as atlas_settings
from arbeidszorg.settings import SettingError, Settings, local

#: Where every address of the desk begins.
PREFIX = "/registratie"


@dataclass(frozen=True)
class Mailing:
    """The server that mails go out by. ``sender``: what they come from; ``safe``: how the line is
    kept from others: "tls" from the start, "starttls", or "" on the machine itself."""

    host: str
    port: int
    sender: str
    safe: str
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Provider:
    """An OpenID Connect provider, as an operator names it. ``issuer``: its address; ``client``:
    what it calls the desk; ``name``: what people call it."""

    issuer: str
    client: str
    name: str
    secret: str = field(default="", repr=False)


@dataclass(frozen=True)
class DeskSettings:
    """What an operator can choose. ``atlas``: the settings of the atlas, with the store that both
    have; ``key``: file with the key that the desk signs and encrypts with."""

    atlas: Settings
    port: int = 8060
    workers: int = 2
    key: Path | None = None
    proxied: bool = False  # whether a proxy says who asks (X-Real-IP)
    mailing: Mailing | None = None
    provider: Provider | None = None

    @property
    def key_file(self) -> Path:
        """Where the key is."""
        return self.key or self.atlas.store / "sleutel"

    @property
    def address(self) -> str:
        """The start of every address of the desk, as people outside write it."""
        if self.atlas.registering:
            return self.atlas.registering
        return f"http://{local(self.atlas.host)}:{self.port}{PREFIX}"

    @property
    def origin(self) -> str:
        """The origin of the desk as a browser writes it."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}".lower()

    @property
    def secure(self) -> bool:
        """Whether people come by https, so that cookies may go no other way."""
        return self.address.startswith("https://")

    @property
    def trusted(self) -> tuple[str, ...]:
        """The names that the desk answers to."""
        own = urlsplit(self.address).hostname or ""
        return tuple(dict.fromkeys(filter(None, (own, *self.atlas.trusted))))


def from_environment(env: Mapping[str, str] | None = None) -> DeskSettings:
    """Read :class:`DeskSettings` from ``env`` (the process environment when left out).

    Raises :class:`SettingError` with a Dutch message when a value cannot be used.
    """
    env = os.environ if env is None else env
    atlas = atlas_settings.from_environment(env)
    key = env.get("ARBEIDSZORG_SLEUTEL", "").strip()
    if key and Path(key).expanduser().is_dir():
        raise SettingError(
            f"ARBEIDSZORG_SLEUTEL={key!r} is een map. Geef het bestand met de sleutel; het mag nog "
            "ontbreken, dan wordt het gemaakt."
        )
    address = atlas.registering
    if address and urlsplit(address).path != PREFIX:
        raise SettingError(
            f"ARBEIDSZORG_REGISTRATIE={address!r} kan niet: het adres eindigt op {PREFIX}, zoals "
            f"https://atlas.example.be{PREFIX}."
        )
    defaults = DeskSettings(atlas)
    return DeskSettings(
        atlas,
        port=_whole(env, "ARBEIDSZORG_REGISTRATIE_POORT", defaults.port, 1, 65535),
        workers=_whole(env, "WORKERS", defaults.workers, 1, 64),
        key=Path(key).expanduser() if key else None,
        proxied=_yes(env, "ARBEIDSZORG_PROXY"),
        mailing=_mailing(env),
        provider=_provider(env),
    )


def _whole(env: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    raw = env.get(name, "").strip()
    if not raw:
        return default
    if not raw.isascii() or not raw.isdigit() or not low <= int(raw) <= high:
        raise SettingError(
            f"{name}={raw!r} kan niet: geef een geheel getal van {low} tot {high}, "
            f"of laat {name} weg."
        )
    return int(raw)


def _yes(env: Mapping[str, str], name: str) -> bool:
    raw = env.get(name, "").strip().lower() or "uit"
    if raw not in ("uit", "aan"):
        raise SettingError(f"{name}={raw!r} kan niet: geef uit of aan.")
    return raw == "aan"


#: How an address of a server for mails may begin -> how its line is kept from others, its port.
_SCHEMES = {"smtps": ("tls", 465), "smtp": ("starttls", 587), "smtp+plain": ("", 25)}
_MAIL = re.compile(r"[a-z0-9._+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)


def _mailing(env: Mapping[str, str]) -> Mailing | None:
    """The server for mails, None when there is none. Nothing of a wrong address is repeated: it may
    hold a password."""
    raw = env.get("ARBEIDSZORG_SMTP", "").strip()
    sender = env.get("ARBEIDSZORG_SMTP_VAN", "").strip()
    if not raw:
        return None
    try:
        parts = urlsplit(raw)
        safe, port = _SCHEMES[parts.scheme]
        host, port = parts.hostname or "", parts.port or port
        if not host or parts.path.strip("/"):
            raise ValueError
        if not safe and host not in ("localhost", "127.0.0.1", "::1"):
            raise ValueError
    except (ValueError, KeyError):
        raise SettingError(
            "ARBEIDSZORG_SMTP kan niet gelezen worden: geef smtps://naam:wachtwoord@host:465 of "
            "smtp://naam:wachtwoord@host:587 (met STARTTLS); smtp+plain://localhost:25 kan alleen "
            "voor een mailserver op deze machine zelf."
        ) from None
    if not _MAIL.fullmatch(sender):
        raise SettingError(
            f"ARBEIDSZORG_SMTP_VAN={sender!r} kan niet: geef het mailadres waarvan de mails komen, "
            "zoals registratie@example.be."
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Mailing(host, port, sender, safe, user, password)


def _provider(env: Mapping[str, str]) -> Provider | None:
    """The OpenID Connect provider, None when there is none."""
    issuer = env.get("ARBEIDSZORG_OIDC", "").strip()
    if not issuer:
        return None
    parts = urlsplit(issuer)
    safe = parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    )
    if not (safe and parts.hostname) or parts.query or parts.fragment:
        raise SettingError(
            f"ARBEIDSZORG_OIDC={issuer!r} kan niet: geef het adres (issuer) van de aanmelddienst, "
            "zoals https://aanmelden.example.be, met https."
        )
    client = env.get("ARBEIDSZORG_OIDC_CLIENT", "").strip()
    secret = env.get("ARBEIDSZORG_OIDC_GEHEIM", "").strip()
    if not client or not secret:
        missing = "ARBEIDSZORG_OIDC_GEHEIM" if client else "ARBEIDSZORG_OIDC_CLIENT"
        raise SettingError(
            f"{missing} ontbreekt. Geef beide: wat de aanmelddienst u gaf als client id "
            "(ARBEIDSZORG_OIDC_CLIENT) en als client secret (ARBEIDSZORG_OIDC_GEHEIM)."
        )
    name = env.get("ARBEIDSZORG_OIDC_NAAM", "").strip() or parts.hostname or issuer
    return Provider(issuer, client, name, secret)
