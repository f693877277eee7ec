"""Passwords: kept as Argon2id, long rather than odd, and none that everybody tries first."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from arbeidszorg.texts import t

#: Letters of a password: the fewest, and the most that are read.
FEWEST, MOST = 12, 200


def made() -> PasswordHasher:
    """What keeps passwords: memory (kB), passes and threads, more than OWASP's list asks; it takes
    about a tenth of a second."""
    return PasswordHasher(time_cost=2, memory_cost=32 * 1024, parallelism=1)


HASHER = made()
#: Words of this house, which those who guess begin with; to these come somebody's own name and mail
#: address, and the thirty thousand that are used most (zxcvbn).
COMMON = (
    "wachtwoord", "welkom", "azerty", "arbeidszorg", "arbeidszorgatlas", "atlas", "registratie",
    "registraties", "westvlaanderen", "west-vlaanderen", "initiatief", "beheerder", "stam",
    "geheim", "medewerker", "maatwerk",
)  # fmt: skip
#: Guesses that must be needed, as a power of ten; and letters that are looked at, for that takes
#: long.
GUESSES, LOOKED = 10, 72


def hashed(password: str) -> str:
    """A password as it is kept."""
    return HASHER.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether a password is the one that is kept. It takes as long when none is kept, so that
    nobody learns by the clock which accounts there are."""
    try:
        return HASHER.verify(kept or _none(), password[: MOST + 1]) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def is_old(kept: str) -> bool:
    """Whether it was kept with less work than now."""
    return HASHER.check_needs_rehash(kept)


@cache
def _none() -> str:
    return HASHER.hash("niemand")


def wrong(password: str, about: tuple[str, ...] = ()) -> str:
    """Why a password will not do, "" when it will (Dutch). ``about``: the name and the mail address
    of whose it is."""
    if len(password) < FEWEST:
        return t("desk.password.short", fewest=FEWEST)
    if len(password) > MOST:
        return t("desk.password.long", most=MOST)
    words = [*COMMON, *(part for text in about for part in _parts(text)), *about]
    found = zxcvbn(password[:LOOKED], user_inputs=[word for word in words if len(word) > 2])
    return t("desk.password.common") if found["guesses_log10"] < GUESSES else ""


def _parts(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
