"""Signing in elsewhere: with a provider that runs, and with what others make of its answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import RSAKey
from oidc_provider_mock import User, run_server_in_thread

from desk.access import provider
from desk.access.provider import ProviderError, checked
from desk.access.roles import Role
from desk.settings import Provider
from helpers.desk import Person, TestDesk, make_desk

#: The provider of the tests, not we, uses what its own library will not have much longer.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

CLIENT = "balie"
#: By the clock of the machine: the provider has no other.
NOW = 2_000_000_000
NUMBERS = count()


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """A provider that runs, which knows Els."""
    claims = {"email": "els@example.be"}
    with run_server_in_thread(user_claims=[User(sub="els", claims=claims)]) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def desk(tmp_path: Path, issuer: str) -> TestDesk:
    """A desk that takes its word, by the clock of the machine."""
    made = make_desk(tmp_path, provider=Provider(issuer, CLIENT, "ACM/IDM", "geheim"))
    made.clock.now()
    return made


def away(person: Person, link: str = "") -> str:
    """Where somebody is sent to sign in."""
    answer = person.post("/elders", {"link": link})
    assert answer.status_code == 200
    found = re.search(r'href="(http://localhost[^"]+)"', answer.get_data(as_text=True))
    assert found is not None
    return found[1].replace("&amp;", "&")


def signs_in(address: str, subject: str = "els") -> str:
    """Sign in at the provider; the address that it sends back to, below ``/registratie``."""
    answer = requests.post(address, data={"sub": subject}, allow_redirects=False, timeout=10)
    assert answer.status_code == 302
    back = urlsplit(answer.headers["Location"])
    return f"{back.path.removeprefix('/registratie')}?{back.query}"


def invited(desk: TestDesk, *initiatives: str) -> str:
    """The word of a link of a new account."""
    keeper = desk.signed_in(Role.KEEPER)
    data = {
        "naam": "Els",
        "mail": f"els{next(NUMBERS)}@example.be",
        "rol": "initiatief" if initiatives else "stam",
        "ander": " ".join(initiatives),
    }
    page = keeper.post("/gebruikers", data).get_data(as_text=True)
    found = re.search(r'value="http[^"]+/link/([\w-]+)"', page)
    assert found is not None
    return found[1]


def is_in(person: Person) -> bool:
    return person.get("/mijn-gegevens").status_code == 200


def test_who_is_not_bound_to_an_account_is_not_let_in(desk: TestDesk) -> None:
    person = desk.stranger()
    answer = person.get(signs_in(away(person)))
    assert answer.status_code == 403
    assert "hier nog niet bekend" in answer.get_data(as_text=True)
    assert not is_in(person)
    assert [each.about for each in desk.logged("elders_mislukt")] == ["onbekend"]


def test_a_link_binds_an_account_and_from_then_on_one_comes_in(desk: TestDesk) -> None:
    link, person = invited(desk, "I1"), desk.stranger()
    assert "ACM/IDM" in person.text(f"/link/{link}")
    assert person.get(signs_in(away(person, link))).location == "/registratie"
    assert is_in(person)
    assert desk.stranger().get(f"/link/{link}").status_code == 404  # a link is good once
    other = desk.stranger()
    assert other.get(signs_in(away(other))).location == "/registratie"
    assert is_in(other)
    thief = desk.stranger()
    assert thief.get(signs_in(away(thief), "jan")).status_code == 403
    assert not is_in(thief)


def test_stam_gives_a_second_step_here_when_it_gave_none_there(desk: TestDesk) -> None:
    link, person = invited(desk), desk.stranger()
    person.get(signs_in(away(person, link)))
    assert person.get("/mijn-gegevens").location.startswith("/registratie/tweede-stap/instellen")


def test_an_answer_is_good_once_and_for_who_asked(desk: TestDesk) -> None:
    link, person = invited(desk, "I1"), desk.stranger()
    person.get(signs_in(away(person, link)))
    asked = desk.stranger()
    back = signs_in(away(asked))
    thief = desk.stranger()
    assert thief.get(back).status_code == 403  # nothing was asked there
    away(thief)
    assert thief.get(back).status_code == 403  # another state
    assert asked.get(back).status_code == 303
    again = desk.stranger()
    away(again)
    assert again.get(back).status_code == 403
    assert not is_in(again) and not is_in(thief)
    whys = [each.about for each in desk.logged("elders_mislukt")]
    assert whys == ["niet gevraagd", "andere state", "andere state"]


def test_who_comes_back_too_late_begins_anew(desk: TestDesk) -> None:
    person = desk.stranger()
    back = signs_in(away(person))
    desk.clock.on(minutes=11)
    assert person.get(back).status_code == 403
    assert desk.logged("elders_mislukt")[-1].about == "niet gevraagd"


def test_the_question_has_state_nonce_and_pkce(desk: TestDesk, issuer: str) -> None:
    address = urlsplit(away(desk.stranger()))
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert f"{address.scheme}://{address.netloc}" == issuer
    assert asked["code_challenge_method"] == "S256" and len(asked["code_challenge"]) == 43
    assert len(asked["state"]) > 40 and len(asked["nonce"]) > 40
    assert (asked["client_id"], asked["scope"]) == (CLIENT, "openid")
    assert asked["redirect_uri"].endswith("/registratie/elders/terug")


# --- answers that somebody else made --------------------------------------------------------------


class Forged:
    """A provider of which somebody else writes the answer. ``change``: what is other in it;
    ``key``: by what it is signed."""

    def __init__(self, issuer: str) -> None:
        self.issuer, self.key, self.signs = issuer, RSAKey.generate_key(2048), "RS256"
        self.shown = self.key
        self.change: Callable[[dict[str, Any]], object] = lambda _: None
        self.about: dict[str, str] = {}

    def json(self, address: str) -> Any:
        """What is found at an address of the provider."""
        if address.endswith("jwks"):
            return {"keys": [self.shown.as_dict(private=False)]}
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/a",
            "token_endpoint": f"{self.issuer}/t",
            "jwks_uri": f"{self.issuer}/jwks",
            **self.about,
        }

    def token(self, nonce: str, now: int) -> dict[str, str]:
        """What is given for a code."""
        claims: dict[str, Any] = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "els",
            "nonce": nonce,
            "iat": now,
            "exp": now + 300,
        }
        self.change(claims)
        key = self.key
        return {"id_token": jwt.encode({"alg": self.signs}, claims, key, algorithms=[self.signs])}


@pytest.fixture
def forged(desk: TestDesk, issuer: str, monkeypatch: pytest.MonkeyPatch) -> Forged:
    """The same provider, of which the answers are in our hands."""
    made = Forged(issuer)

    class Client:
        def fetch_token(self, *_: object, **__: object) -> dict[str, str]:
            return made.token(made.nonce, int(desk.clock().timestamp()))  # type: ignore[attr-defined]

        def create_authorization_url(self, *_: object, **more: str) -> tuple[str, str]:
            made.nonce = more["nonce"]  # type: ignore[attr-defined]
            made.state = more["state"]  # type: ignore[attr-defined]
            return "http://localhost/a", more["state"]

    monkeypatch.setattr(provider, "read_json", made.json)
    monkeypatch.setattr(provider, "client", lambda _: Client())
    return made


def comes_back(desk: TestDesk, forged: Forged, link: str) -> Person:
    """Somebody who signed in at that provider, with a link that is good."""
    person = desk.stranger()
    person.post("/elders", {"link": link})
    person.get(f"/elders/terug?code=x&state={forged.state}")  # type: ignore[attr-defined]
    return person


WRONG: dict[str, tuple[Mapping[str, Any], str]] = {
    "another issuer": ({"iss": "https://evil.example"}, "andere issuer"),
    "no issuer": ({"iss": None}, "andere issuer"),
    "an issuer like it": ({"iss": "http://localhost"}, "andere issuer"),
    "another audience": ({"aud": "ander"}, "andere audience"),
    "no audience": ({"aud": None}, "andere audience"),
    "for two, of another": ({"aud": [CLIENT, "ander"], "azp": "ander"}, "andere audience"),
    "for two, of nobody": ({"aud": [CLIENT, "ander"]}, "andere audience"),
    "another nonce": ({"nonce": "x"}, "andere nonce"),
    "no nonce": ({"nonce": None}, "andere nonce"),
    "over": ({"exp": 1}, "verlopen"),
    "for ever": ({"exp": None}, "verlopen"),
    "of before": ({"iat": 1}, "van een andere tijd"),
    "of later": ({"iat": 99_999_999_999}, "van een andere tijd"),
    "of nobody": ({"sub": None}, "geen subject"),
}


@pytest.mark.parametrize("name", WRONG)
def test_an_answer_that_is_not_for_us_is_not_taken(
    desk: TestDesk, forged: Forged, name: str
) -> None:
    values, why = WRONG[name]
    forged.change = lambda claims: claims.update(values)
    assert not is_in(comes_back(desk, forged, invited(desk, "I1")))
    assert [each.about for each in desk.logged("elders_mislukt")] == [why]
    forged.change = lambda _: None
    assert is_in(comes_back(desk, forged, invited(desk, "I1")))


def test_an_answer_of_another_hand_is_not_taken(desk: TestDesk, forged: Forged) -> None:
    forged.key = RSAKey.generate_key(2048)
    assert not is_in(comes_back(desk, forged, invited(desk, "I1")))
    assert desk.logged("elders_mislukt")[-1].about == "andere handtekening"


def test_an_issuer_that_calls_itself_otherwise_is_not_asked(desk: TestDesk, forged: Forged) -> None:
    forged.about = {"issuer": "https://evil.example"}
    assert desk.stranger().post("/elders").status_code == 403
    forged.about = {"token_endpoint": "file:///etc/passwd"}
    assert desk.stranger().post("/elders").status_code == 403


def test_a_second_factor_there_is_one_here(desk: TestDesk, forged: Forged) -> None:
    forged.change = lambda claims: claims.update(amr=["pwd", "mfa"])
    assert is_in(comes_back(desk, forged, invited(desk)))


def test_somebody_has_one_account(desk: TestDesk, forged: Forged) -> None:
    assert is_in(comes_back(desk, forged, invited(desk, "I1")))
    desk.clock.on(seconds=1)
    assert not is_in(comes_back(desk, forged, invited(desk, "I2")))


def test_without_a_provider_there_is_no_way_elsewhere(tmp_path: Path) -> None:
    bare = make_desk(tmp_path)
    assert bare.stranger().post("/elders").status_code == 404
    assert bare.stranger().get("/elders/terug?code=x&state=y").status_code == 404


def test_what_is_right_is_taken() -> None:
    here = Provider("https://idp.example", CLIENT, "IDP", "x")
    claims = {
        "iss": here.issuer,
        "aud": [CLIENT],
        "sub": "els",
        "nonce": "n",
        "iat": NOW,
        "exp": NOW + 9,
    }
    assert checked(claims, here, "n", NOW + 60) == claims
    with pytest.raises(ProviderError, match="verlopen"):
        checked(claims, here, "n", NOW + 70)
