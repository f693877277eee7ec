"""Passwords: kept as they should be, and none that others guess."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher, extract_parameters

from desk.access import passwords
from desk.access.passwords import FEWEST, MOST, fits, hashed, is_old, wrong


def test_they_are_kept_as_argon2id_with_work_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", passwords.made())
    kept = hashed("zeven paarse paraplus")
    about = extract_parameters(kept)
    assert kept.startswith("$argon2id$") and "paars" not in kept
    assert about.memory_cost >= 19 * 1024 and about.time_cost >= 2  # OWASP's least
    assert fits(kept, "zeven paarse paraplus") and not is_old(kept)
    assert is_old(PasswordHasher(1, 8, 1).hash("x"))


def test_each_is_kept_in_another_way() -> None:
    assert hashed("zeven paarse paraplus") != hashed("zeven paarse paraplus")


@pytest.mark.parametrize("kept", [None, "", "x", "$argon2id$v=19$m=8,t=1,p=1$x$y"])
def test_what_is_no_kept_password_fits_nothing(kept: str | None) -> None:
    assert not fits(kept, "niemand") and not fits(kept, "")


@pytest.mark.parametrize(
    "password",
    [
        "zeven paarse paraplus",
        "ÜmlautÉtéçàñ漢字кот",
        "correct horse battery staple",
        "een lange zin van meer dan vierenzestig tekens die niemand anders ooit zo zou schrijven",
        "7*}kQ!~2;pL0",
    ],
)
def test_any_long_one_will_do_whatever_its_letters(password: str) -> None:
    assert wrong(password) == ""
    kept = hashed(password)
    assert fits(kept, password)
    for other in (password[:-1], password + " ", password.swapcase()):
        assert other == password or not fits(kept, other)  # exactly as it was typed


@pytest.mark.parametrize(
    "password",
    [
        "qwertyuiop12",
        "password1234",
        "Wachtwoord2026!",
        "westvlaanderen1",
        "111111111111",
        "abcdefghijkl",
        "elspeeters12",
        "els@initiatief.be",
    ],
)
def test_what_everybody_tries_first_will_not(password: str) -> None:
    assert "makkelijk te raden" in wrong(password, ("Els Peeters", "els@initiatief.be"))


def test_it_has_a_length() -> None:
    assert "te kort" in wrong("7*}kQ!~2;pL"[: FEWEST - 1])
    assert "te lang" in wrong("x" * (MOST + 1))
    assert wrong("het regent in " * 12) == ""  # more than 64
