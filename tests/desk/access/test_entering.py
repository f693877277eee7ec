"""Coming in and going out, and what those who should not be in try."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desk.access import sessions
from desk.access.roles import Role
from helpers.desk import PASSWORD, Person, TestDesk, code, make_desk


def tries(person: Person, mail: str, password: str = PASSWORD) -> int:
    """Sign in; the status of what comes back."""
    return person.post("/aanmelden", {"mail": mail, "wachtwoord": password}).status_code


def is_in(person: Person) -> bool:
    """Whether somebody sees her own page."""
    return person.get("/mijn-gegevens").status_code == 200


def stolen(person: Person, desk: TestDesk) -> Person:
    """Somebody elsewhere with the cookies of a person as they are now."""
    thief = desk.stranger("198.51.100.7")
    for name in ("registratie", "registratie-bezoek"):
        cookie = person.client.get_cookie(name)
        if cookie is not None:
            thief.client.set_cookie(name, cookie.value)
    return thief


def test_who_gives_the_right_password_is_in(desk: TestDesk) -> None:
    account, person = desk.make(Role.INITIATIVE, "I1"), desk.stranger()
    assert not is_in(person)
    assert tries(person, f" {account.mail.upper()} ") == 303
    assert is_in(person) and account.name in person.text("")
    assert [each.kind for each in desk.logged("aangemeld")] == ["aangemeld"]


@pytest.mark.parametrize("password", ["", "x", PASSWORD.upper(), PASSWORD + " ", PASSWORD[:-1]])
def test_who_gives_another_is_not(desk: TestDesk, password: str) -> None:
    account, person = desk.make(Role.INITIATIVE, "I1"), desk.stranger()
    assert tries(person, account.mail, password) == 400
    assert not is_in(person)


def test_nobody_learns_which_accounts_there_are(desk: TestDesk) -> None:
    ended = desk.make(Role.INITIATIVE, "I1")
    keeper = desk.signed_in(Role.KEEPER)
    assert keeper.post(f"/gebruikers/{ended.number}/stop").status_code == 303
    there = desk.make(Role.INITIATIVE, "I1")
    said = set()
    for mail, word in (
        (there.mail, "fout"),
        ("nergens@example.be", PASSWORD),
        (ended.mail, PASSWORD),
    ):
        answer = desk.stranger().post("/aanmelden", {"mail": mail, "wachtwoord": word})
        page = answer.get_data(as_text=True).replace(mail, "")
        said.add(re.search(r'role="alert">([^<]*)<', page)[1])  # type: ignore[index]
        assert answer.status_code == 400
    assert len(said) == 1


def test_what_was_typed_is_in_no_log(desk: TestDesk, tmp_path: Path) -> None:
    tries(desk.stranger(), "mijngeheimewachtwoord", "els@example.be")
    (entry,) = desk.logged("aanmelden_mislukt")
    assert entry.about == "onbekende naam, keer 1"
    assert re.fullmatch(r"[0-9a-f]{12}", entry.place), "a mark, and no address"
    assert "203.0.113.9" not in str(entry)
    other = make_desk(tmp_path / "other")
    tries(other.stranger(), "mijngeheimewachtwoord", "els@example.be")
    assert entry.place != other.logged("aanmelden_mislukt")[0].place, "by a key of its own"


def test_a_session_that_was_put_there_is_worth_nothing(desk: TestDesk) -> None:
    """Session fixation: what the browser had before signing in opens nothing afterwards."""
    account, victim = desk.make(Role.INITIATIVE, "I1"), desk.stranger()
    victim.get("/aanmelden")
    planted = stolen(victim, desk)
    victim.client.set_cookie("registratie", "gepland-door-een-ander-gepland-door-een-ander")
    assert tries(victim, account.mail) == 303
    assert is_in(victim) and not is_in(planted)
    planted.client.set_cookie("registratie", "gepland-door-een-ander-gepland-door-een-ander")
    assert not is_in(planted)


def test_a_cookie_that_was_stolen_is_worth_nothing_after_signing_out(desk: TestDesk) -> None:
    account, victim = desk.make(Role.INITIATIVE, "I1"), desk.stranger()
    tries(victim, account.mail)
    thief = stolen(victim, desk)
    assert is_in(thief)
    assert victim.post("/afmelden").status_code == 303
    assert not is_in(victim) and not is_in(thief)
    assert desk.logged("geweigerd")[-1].about == "gegevens.page: niet aangemeld"


def test_who_signs_in_again_leaves_no_session_behind(desk: TestDesk) -> None:
    account, person = desk.make(Role.INITIATIVE, "I1"), desk.stranger()
    tries(person, account.mail)
    before, word = stolen(person, desk), person.word()
    more = {"mail": account.mail, "wachtwoord": PASSWORD, "csrf_token": word}
    assert person.post("/aanmelden", more).status_code == 303
    assert is_in(person) and not is_in(before)


@pytest.mark.parametrize("role", list(Role))
def test_a_session_ends_when_nothing_is_done_and_after_half_a_day(
    desk: TestDesk, role: Role
) -> None:
    idle = desk.signed_in(role, "I1")
    desk.clock.on(seconds=role.idle.total_seconds() + 1)
    assert not is_in(idle)
    busy = desk.signed_in(role, "I1")
    steps = sessions.LONGEST / (role.idle * 0.9)
    for _ in range(int(steps)):
        desk.clock.on(seconds=role.idle.total_seconds() * 0.9)
        assert is_in(busy)
    desk.clock.on(seconds=role.idle.total_seconds() * 0.9)
    assert not is_in(busy)


def test_a_session_that_is_over_asks_to_go_on_where_one_was(desk: TestDesk) -> None:
    account, person = desk.make(Role.INITIATIVE, "I1"), desk.stranger()
    answer = person.get("/mijn-gegevens?x=1")
    assert answer.location == "/registratie/aanmelden?verder=/registratie/mijn-gegevens?x%3D1"
    page = person.get("/aanmelden?verder=/registratie/mijn-gegevens").get_data(as_text=True)
    assert 'name="verder" value="/registratie/mijn-gegevens"' in page
    data = {"mail": account.mail, "wachtwoord": PASSWORD, "verder": "/registratie/mijn-gegevens"}
    assert person.post("/aanmelden", data).location == "/registratie/mijn-gegevens"


@pytest.mark.parametrize(
    "onward",
    [
        "https://evil.example",
        "//evil.example",
        "/registratie//evil.example",
        "/registratie\\evil",
        "/registratieevil",
        "/kaart",
        "/registratie/\r\nX: y",
        "",
    ],
)
def test_nobody_is_sent_on_to_another_site(desk: TestDesk, onward: str) -> None:
    account = desk.make(Role.INITIATIVE, "I1")
    data = {"mail": account.mail, "wachtwoord": PASSWORD, "verder": onward}
    assert desk.stranger().post("/aanmelden", data).location == "/registratie"


# --- guessing -------------------------------------------------------------------------------------


def test_who_guesses_from_one_address_is_slowed(desk: TestDesk) -> None:
    account, guesser = desk.make(Role.INITIATIVE, "I1"), desk.stranger()
    looked = 0
    for number in range(20):
        answer = guesser.post("/aanmelden", {"mail": account.mail, "wachtwoord": f"raad {number}"})
        looked += "te vaak" not in answer.get_data(as_text=True)
    assert looked < 6
    failed = desk.logged("aanmelden_mislukt")
    assert len(failed) == looked and all(each.about.startswith("account 1") for each in failed)
    desk.clock.on(minutes=16)
    assert tries(guesser, account.mail, "fout") == 400
    assert "tegengehouden" in desk.logged("aanmelden_mislukt")[-1].about


def test_the_right_password_waits_too_where_somebody_guesses(desk: TestDesk) -> None:
    account, guesser = desk.make(Role.INITIATIVE, "I1"), desk.stranger()
    for number in range(8):
        tries(guesser, account.mail, f"raad {number}")
    assert tries(guesser, account.mail) == 400 and not is_in(guesser)


def test_many_addresses_guess_no_faster_than_one_a_minute(desk: TestDesk) -> None:
    account = desk.make(Role.INITIATIVE, "I1")
    minutes, looked = 5, 0
    for number in range(40):
        guesser = desk.stranger(f"198.51.100.{number}")
        answer = guesser.post("/aanmelden", {"mail": account.mail, "wachtwoord": f"raad {number}"})
        looked += "te vaak" not in answer.get_data(as_text=True)
        desk.clock.on(seconds=minutes * 60 / 40)
    assert looked < 12 + 2 * minutes


def test_many_accounts_from_one_address_are_slowed(desk: TestDesk) -> None:
    guesser = desk.stranger()
    said = [
        guesser.post("/aanmelden", {"mail": f"a{n}@example.be", "wachtwoord": "welkom"})
        for n in range(50)
    ]
    assert sum("te vaak" in each.get_data(as_text=True) for each in said) >= 8


def test_who_came_in_before_is_not_locked_out_by_those_who_guess(desk: TestDesk) -> None:
    account, rightful = desk.make(Role.INITIATIVE, "I1"), desk.stranger("192.0.2.1")
    tries(rightful, account.mail)
    rightful.post("/afmelden")
    for number in range(40):
        tries(desk.stranger(f"198.51.100.{number}"), account.mail, "fout")
    for number in range(20):
        tries(desk.stranger("192.0.2.1"), account.mail, f"fout {number}")  # behind the same address
    assert tries(desk.stranger("192.0.2.77"), account.mail) == 400
    assert tries(rightful, account.mail) == 303 and is_in(rightful)


def test_a_known_browser_is_no_way_to_guess_another_account(desk: TestDesk) -> None:
    own, other = desk.make(Role.INITIATIVE, "I1"), desk.make(Role.INITIATIVE, "I2")
    person = desk.stranger()
    tries(person, own.mail)
    person.post("/afmelden")
    for number in range(10):
        tries(person, other.mail, f"raad {number}")
    assert tries(person, other.mail) == 400
    for number in range(10):
        tries(person, own.mail, f"raad {number}")
    assert tries(person, own.mail) == 400  # nor one's own, endlessly


# --- grave deeds ----------------------------------------------------------------------------------


def test_a_grave_deed_asks_the_password_again_after_a_while(desk: TestDesk) -> None:
    keeper = desk.signed_in(Role.KEEPER)
    user = desk.make(Role.INITIATIVE, "I1")
    desk.clock.on(minutes=11)
    path = f"/gebruikers/{user.number}"
    answer = keeper.post(f"{path}/stop", headers={"Referer": f"http://localhost/registratie{path}"})
    assert answer.location == f"/registratie/bevestigen?verder=/registratie{path}"
    data = {"wachtwoord": "fout", "verder": f"/registratie{path}"}
    assert keeper.post("/bevestigen", data).status_code == 400
    assert (
        keeper.post("/bevestigen", {**data, "wachtwoord": PASSWORD}).location
        == f"/registratie{path}"
    )
    assert keeper.post(f"{path}/stop").location == f"/registratie{path}"
    assert [each.kind for each in desk.logged("gebruiker_gestopt")] == ["gebruiker_gestopt"]


def test_a_thief_of_a_session_does_not_guess_the_password_in_it(desk: TestDesk) -> None:
    keeper = desk.signed_in(Role.KEEPER)
    for number in range(10):
        keeper.post("/bevestigen", {"wachtwoord": f"raad {number}"})
    assert keeper.post("/bevestigen", {"wachtwoord": PASSWORD}).status_code == 400
    assert len(desk.logged("bevestigen_mislukt")) < 8


# --- one's own sessions ---------------------------------------------------------------------------


def test_one_sees_where_one_is_signed_in_and_ends_it(desk: TestDesk) -> None:
    account = desk.make(Role.INITIATIVE, "I1")
    here, there, third = desk.stranger(), desk.stranger(), desk.stranger()
    for person in (here, there, third):
        tries(person, account.mail)
    page = here.text("/mijn-gegevens")
    numbers = re.findall(r'name="sessie" value="(\w+)"', page)
    assert len(numbers) == 2
    assert here.post("/mijn-gegevens/sessies", {"sessie": numbers[0]}).status_code == 303
    assert sorted(map(is_in, (here, there, third))) == [False, True, True] and is_in(here)
    assert here.post("/mijn-gegevens/sessies").status_code == 303
    assert [is_in(person) for person in (here, there, third)] == [True, False, False]


def test_nobody_ends_a_session_of_another(desk: TestDesk) -> None:
    one, other = desk.signed_in(Role.INITIATIVE, "I1"), desk.signed_in(Role.INITIATIVE, "I2")
    with desk.store.reading() as connection:
        (kept,) = sessions.of_account(connection, other.account, desk.clock())  # type: ignore[arg-type]
    assert one.post("/mijn-gegevens/sessies", {"sessie": kept.number}).status_code == 404
    assert is_in(other)


def test_another_password_ends_all_other_sessions(desk: TestDesk) -> None:
    account = desk.make(Role.INITIATIVE, "I1")
    here, there = desk.stranger(), desk.stranger()
    tries(here, account.mail)
    tries(there, account.mail)
    thief = stolen(here, desk)
    new = {
        "wachtwoord": PASSWORD,
        "nieuw": "acht groene gieters",
        "nogmaals": "acht groene gieters",
    }
    assert here.post("/mijn-gegevens/wachtwoord", {**new, "wachtwoord": "x"}).status_code == 400
    assert here.post("/mijn-gegevens/wachtwoord", {**new, "nogmaals": "x"}).status_code == 400
    assert here.post("/mijn-gegevens/wachtwoord", new).status_code == 303
    assert is_in(here) and not is_in(there) and not is_in(thief)
    assert tries(desk.stranger(), account.mail) == 400
    assert tries(desk.stranger(), account.mail, "acht groene gieters") == 303


# --- the second step ------------------------------------------------------------------------------


def set_up(person: Person, desk: TestDesk) -> tuple[str, list[str]]:
    """Set up the second step; its seed, and the codes on paper."""
    page = person.text("/tweede-stap/instellen")
    seed = re.search(r'class="zaad">([A-Z2-7 ]+)<', page)[1].replace(" ", "")  # type: ignore[index]
    answer = person.post("/tweede-stap/instellen", {"code": code(seed, desk.clock)})
    assert answer.status_code == 200
    return seed, re.findall(
        r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", answer.get_data(as_text=True)
    )


def test_stam_sets_up_a_second_step_before_anything_else(desk: TestDesk) -> None:
    account, person = desk.make(Role.STAM), desk.stranger()
    tries(person, account.mail)
    assert person.get("/mijn-gegevens").location.startswith("/registratie/tweede-stap/instellen")
    assert "<svg" in person.text("/tweede-stap/instellen")
    assert person.post("/tweede-stap/instellen", {"code": "000000"}).status_code == 400
    _, codes = set_up(person, desk)
    assert len(codes) == len(set(codes)) == 10
    assert is_in(person)


def test_the_second_step_is_asked_each_time_and_a_code_is_good_once(desk: TestDesk) -> None:
    account, first = desk.make(Role.KEEPER), desk.stranger()
    tries(first, account.mail)
    seed, codes = set_up(first, desk)
    used = code(seed, desk.clock)
    person = desk.stranger()
    tries(person, account.mail)
    before = stolen(person, desk)
    assert not is_in(person)
    assert person.get("/mijn-gegevens").location.startswith("/registratie/tweede-stap?")
    assert person.post("/tweede-stap", {"code": used}).status_code == 400  # it set the step up
    desk.clock.on(seconds=30)
    fresh = code(seed, desk.clock)
    assert person.post("/tweede-stap", {"code": f"{fresh[:3]} {fresh[3:]}"}).status_code == 303
    assert is_in(person) and not is_in(before)  # who had half a session has none
    other = desk.stranger()
    tries(other, account.mail)
    assert other.post("/tweede-stap", {"code": fresh}).status_code == 400  # seen over a shoulder
    assert other.post("/tweede-stap", {"code": codes[0].upper()}).status_code == 303
    third = desk.stranger()
    tries(third, account.mail)
    assert third.post("/tweede-stap", {"code": codes[0]}).status_code == 400
    assert len(desk.logged("herstelcode_gebruikt")) == 1


def test_codes_are_not_guessed(desk: TestDesk) -> None:
    account, first = desk.make(Role.STAM), desk.stranger()
    tries(first, account.mail)
    seed, _ = set_up(first, desk)
    desk.clock.on(seconds=30)
    guesser = desk.stranger("198.51.100.9")
    tries(guesser, account.mail)
    for number in range(12):
        guesser.post("/tweede-stap", {"code": f"{number:06}"})
    assert guesser.post("/tweede-stap", {"code": code(seed, desk.clock)}).status_code == 400
    assert 0 < len(desk.logged("code_mislukt")) < 7


def test_who_has_the_password_alone_does_not_set_up_another_second_step(desk: TestDesk) -> None:
    account, first = desk.make(Role.STAM), desk.stranger()
    tries(first, account.mail)
    set_up(first, desk)
    thief = desk.stranger()
    tries(thief, account.mail)
    assert thief.get("/tweede-stap/instellen").status_code == 303
    assert thief.post("/tweede-stap/instellen", {"code": "000000"}).status_code == 303
    desk.clock.on(minutes=11)  # nor who found a session open
    assert first.get("/tweede-stap/instellen").location.startswith("/registratie/bevestigen")


def test_the_seed_is_not_readable_in_the_store(desk: TestDesk) -> None:
    account, person = desk.make(Role.STAM), desk.stranger()
    tries(person, account.mail)
    page = person.text("/tweede-stap/instellen")
    seed = re.search(r'class="zaad">([A-Z2-7 ]+)<', page)[1].replace(" ", "")  # type: ignore[index]
    assert seed.encode() not in _kept(desk)
    person.post("/tweede-stap/instellen", {"code": code(seed, desk.clock)})
    assert seed.encode() not in _kept(desk)
    cookie = person.client.get_cookie("registratie")
    assert cookie is not None and cookie.value.encode() not in _kept(desk)
    assert PASSWORD.encode() not in _kept(desk)


def _kept(desk: TestDesk) -> bytes:
    return b"".join(path.read_bytes() for path in desk.folder.rglob("*") if path.is_file())
