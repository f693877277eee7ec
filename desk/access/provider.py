"""Signing in elsewhere, by OpenID Connect, as public bodies do: the code flow with PKCE.

Nobody comes in by it who was not let in here first: an account is bound to who signed in elsewhere
(issuer and subject) by a link that a keeper of the users gave. What comes back is held against the
issuer, the audience, the nonce, the times and the signature, by keys of the provider.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2 import OAuth2Error
from flask import session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from desk.access.current import settings, store
from desk.settings import Provider

#: Seconds that a provider may take, and by how much its clock may differ.
PATIENCE, APART = 10, 60
#: Seconds in which somebody has to come back.
AWAY = 600
#: Signatures that are taken: those of a key of which we have the public half alone.
SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
#: Under which name a session holds what was asked.
ASKED = "elders"
#: Ways of signing in (amr) that are a second factor.
STRONG = frozenset({"mfa"})


class ProviderError(RuntimeError):
    """What came back is not taken; ``why``: for the log, never anything that came."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Elsewhere:
    """Who signed in. ``subject``: issuer and subject; ``strong``: whether with a second factor;
    ``link``: the link that this is to bind an account by, "" for none."""

    subject: str
    strong: bool
    link: str


def begin(link: str = "") -> str:
    """The address where somebody signs in. Raises :class:`ProviderError`."""
    provider = _provider()
    asked = {
        "state": secrets.token_urlsafe(32),
        "nonce": secrets.token_urlsafe(32),
        "verifier": secrets.token_urlsafe(48),
        "at": _now(),
        "link": link,
    }
    session[ASKED] = asked
    address, _ = client(provider).create_authorization_url(
        about(provider)["authorization_endpoint"],
        state=asked["state"],
        nonce=asked["nonce"],
        code_verifier=asked["verifier"],
    )
    return str(address)


def finish(given: Mapping[str, str]) -> Elsewhere:
    """Who came back with what ``given`` holds. What was asked is good once. Raises
    :class:`ProviderError`."""
    provider, asked = _provider(), session.pop(ASKED, None)
    if not isinstance(asked, dict) or not 0 <= _now() - int(asked["at"]) <= AWAY:
        raise ProviderError("niet gevraagd")
    if not hmac.compare_digest(given.get("state", "").encode(), asked["state"].encode()):
        raise ProviderError("andere state")
    if given.get("iss", provider.issuer) != provider.issuer:
        raise ProviderError("andere issuer")
    if "error" in given or "code" not in given:
        raise ProviderError("geweigerd door de aanmelddienst")
    known = about(provider)
    try:
        answer = client(provider).fetch_token(
            known["token_endpoint"],
            code=given["code"],
            code_verifier=asked["verifier"],
            timeout=PATIENCE,
        )
        keys = KeySet.import_key_set(read_json(known["jwks_uri"]))
        token = jwt.decode(str(answer["id_token"]), keys, algorithms=list(SIGNATURES))
    except (OAuth2Error, requests.RequestException, KeyError) as error:
        raise ProviderError("geen antwoord dat telt") from error
    except (JoseError, ValueError) as error:
        raise ProviderError("andere handtekening") from error
    claims = checked(token.claims, provider, asked["nonce"], _now())
    methods = claims.get("amr")
    strong = isinstance(methods, list) and bool(STRONG.intersection(map(str, methods)))
    return Elsewhere(f"{provider.issuer} {claims['sub']}", strong, str(asked["link"]))


def checked(
    claims: Mapping[str, Any], provider: Provider, nonce: str, now: int
) -> Mapping[str, Any]:
    """What a provider says of somebody, when it is for us, of now and of what we asked. Raises
    :class:`ProviderError`."""
    audience = claims.get("aud")
    whole = audience if isinstance(audience, list) else [audience]
    expires, issued = claims.get("exp"), claims.get("iat")
    if claims.get("iss") != provider.issuer:
        raise ProviderError("andere issuer")
    if provider.client not in whole:
        raise ProviderError("andere audience")
    if claims.get("azp", provider.client) != provider.client or (
        len(whole) > 1 and "azp" not in claims
    ):
        raise ProviderError("andere audience")
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise ProviderError("andere nonce")
    if not isinstance(expires, int | float) or expires < now - APART:
        raise ProviderError("verlopen")
    if not isinstance(issued, int | float) or not now - AWAY - APART <= issued <= now + APART:
        raise ProviderError("van een andere tijd")
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= 255:
        raise ProviderError("geen subject")
    return claims


def about(provider: Provider) -> dict[str, Any]:
    """What a provider says of itself. Raises :class:`ProviderError`."""
    try:
        known: dict[str, Any] = read_json(
            f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"
        )
    except (requests.RequestException, ValueError) as error:
        raise ProviderError("niet bereikbaar") from error
    if known.get("issuer") != provider.issuer:
        raise ProviderError("andere issuer")
    needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    safe = ("https://",) if provider.issuer.startswith("https://") else ("https://", "http://")
    if not all(str(known.get(name, "")).startswith(safe) for name in needed):
        raise ProviderError("geen adressen")
    return known


def read_json(address: str) -> Any:
    """What stands at an address of a provider; it leads nowhere else. Raises ``RequestException``
    and ``ValueError``."""
    answer = requests.get(address, timeout=PATIENCE, allow_redirects=False)
    answer.raise_for_status()
    return answer.json()


def client(provider: Provider) -> Any:
    """What asks a provider for us."""
    return OAuth2Session(
        provider.client,
        provider.secret,
        scope="openid",
        redirect_uri=f"{settings().address}/elders/terug",
        code_challenge_method="S256",
    )


def _provider() -> Provider:
    provider = settings().provider
    if provider is None:
        raise ProviderError("niet ingesteld")
    return provider


def _now() -> int:
    with store().reading() as connection:
        return int(store().now(connection).timestamp())
