"""Every address, asked by everybody: nobody gets in where no mark lets them, and what is of another
initiative is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import update
from werkzeug.routing import Rule

from desk.access.guard import HALF, OPEN, roles_of
from desk.access.roles import Role
from desk.database import tables
from helpers.desk import Person, TestDesk, make_desk

#: What is everybody's, without signing in: a name is added here with care.
EVERYBODY = {
    "aanmelden.enter",
    "aanmelden.page",
    "bestanden.file",
    "elders.away",
    "elders.back",
    "kolommen.page",
    "link.choose",
    "link.page",
    "nakijken.away",
    "nakijken.book",
    "nakijken.page",
    "nakijken.result",
    "nakijken.rows",
    "nakijken.send",
    "opladen.add",
    "opladen.begin",
    "opladen.state",
    "pseudoniemen.page",
    "start.page",
    "vergeten.ask",
    "vergeten.page",
    "werk.page",
    "werk.state",
}
#: What is of who signed in halfway: the second step itself, and the way out.
HALFWAY = {"aanmelden.leave", "tweede.begin", "tweede.give", "tweede.keep", "tweede.page"}
#: Of somebody with I1, nothing of this initiative is to be seen.
FOREIGN = "I2"
#: Values of the variables of addresses; 1 of a number, x of another.
VALUES = {"initiative": FOREIGN, "initiatief": FOREIGN, "deed": "stop", "name": "atlas.css"}


@dataclass
class Asking:
    """A desk, and everybody who may ask."""

    desk: TestDesk
    people: dict[str, Person]


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Asking:
    """One of each role, signed in; and those who are not, each in another way."""
    desk = make_desk(tmp_path_factory.mktemp("balie"))
    desk.make(Role.KEEPER)  # the first, whose number is in addresses; and one is always left
    desk.make(Role.INITIATIVE, FOREIGN)  # there is such an initiative
    people = {
        "initiatief": desk.signed_in(Role.INITIATIVE, "I1"),
        "stam": desk.signed_in(Role.STAM),
        "beheerder": desk.signed_in(Role.KEEPER),
        "niemand": desk.stranger(),
        "halverwege": desk.enter(desk.make(Role.STAM)),
        "gestopt": desk.enter(desk.make(Role.STAM)),
        "verzonnen": desk.stranger(),
    }
    people["verzonnen"].client.set_cookie("registratie", "x" * 43)
    with desk.store.writing() as connection:
        for name, table, values in (
            ("halverwege", tables.session, {"strong": False}),
            ("gestopt", tables.account, {"active": False}),
        ):
            account = people[name].account
            assert account is not None
            column = table.c.number if table is tables.account else table.c.account
            connection.execute(update(table).where(column == account.number).values(**values))
    return Asking(desk, people)


def addresses(asking: Asking) -> Iterator[tuple[Rule, str, str]]:
    """Every address that there is: its rule, its path with its variables filled in, a method."""
    adapter = asking.desk.app.url_map.bind("localhost")
    for rule in asking.desk.app.url_map.iter_rules():
        given = {
            name: VALUES.get(name, 1 if f"<int:{name}>" in rule.rule else "x")
            for name in rule.arguments
        }
        path = adapter.build(rule.endpoint, given)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule, path, method


def status(asking: Asking, who: str, method: str, path: str) -> tuple[int, str]:
    """What somebody gets: a status, and where she is sent. Nothing she sends has our word, so that
    nothing is done by it."""
    client = asking.people[who].client
    answer = client.open(path, method=method)
    return answer.status_code, (answer.location or "").partition("?")[0]


def test_what_is_open_to_everybody_is_named_here(asking: Asking) -> None:
    views = asking.desk.app.view_functions
    assert {name for name, view in views.items() if getattr(view, OPEN, False)} == EVERYBODY
    assert {name for name, view in views.items() if getattr(view, HALF, False)} == HALFWAY


@pytest.mark.parametrize("address", ["", "/nakijken", "/aanmelden"])
def test_a_stroke_behind_an_address_changes_nothing(asking: Asking, address: str) -> None:
    answers = [asking.desk.stranger().get(address + end) for end in ("", "/")]
    assert [answer.status_code for answer in answers] == [200, 200]


def test_everything_is_below_one_path(asking: Asking) -> None:
    assert [path for _, path, _ in addresses(asking) if not path.startswith("/registratie")] == []


@pytest.mark.parametrize("who", ["niemand", "gestopt", "verzonnen"])
def test_who_is_not_signed_in_gets_nowhere(asking: Asking, who: str) -> None:
    for rule, path, method in addresses(asking):
        if rule.endpoint not in EVERYBODY:
            got = status(asking, who, method, path)
            assert got == (303, "/registratie/aanmelden"), (method, path, got)


def test_who_is_halfway_gets_no_further_than_the_second_step(asking: Asking) -> None:
    for rule, path, method in addresses(asking):
        if rule.endpoint not in EVERYBODY | HALFWAY:
            got = status(asking, "halverwege", method, path)
            assert got == (303, "/registratie/tweede-stap/instellen"), (method, path, got)


@pytest.mark.parametrize("role", list(Role))
def test_another_role_gets_nowhere(asking: Asking, role: Role) -> None:
    met = 0
    for rule, path, method in addresses(asking):
        roles = roles_of(asking.desk.app.view_functions[rule.endpoint])
        assert roles is not None
        if roles and role not in roles:
            met += 1
            assert status(asking, role.value, method, path)[0] == 403, (method, path)
    assert met or role is Role.KEEPER


def test_what_is_of_another_initiative_is_not_there(asking: Asking) -> None:
    """Whether it exists is not told: whoever asks gets what an address gets that is none."""
    for rule, path, method in addresses(asking):
        roles = roles_of(asking.desk.app.view_functions[rule.endpoint]) or frozenset()
        if FOREIGN in path and Role.INITIATIVE in roles and method == "GET":
            assert status(asking, "initiatief", method, path)[0] == 404, path


@pytest.mark.parametrize("who", ["initiatief", "stam", "beheerder", "niemand"])
def test_nothing_is_done_by_what_has_not_our_word(asking: Asking, who: str) -> None:
    before = [_rows(asking, table) for table in (tables.account, tables.token, tables.session)]
    for rule, path, method in addresses(asking):
        if method != "GET":
            assert status(asking, who, method, path)[0] in (303, 400, 403), (rule.endpoint, path)
    after = [_rows(asking, table) for table in (tables.account, tables.token, tables.session)]
    assert before == after


def _rows(asking: Asking, table: object) -> list[object]:
    with asking.desk.store.reading() as connection:
        return [row[:2] for row in connection.execute(table.select())]  # type: ignore[attr-defined]


@pytest.mark.parametrize("who", ["initiatief", "stam", "beheerder", "niemand", "verzonnen"])
def test_no_page_fails_for_anybody(asking: Asking, who: str) -> None:
    for _, path, method in addresses(asking):
        if method == "GET":
            assert status(asking, who, method, path)[0] < 500, path


@pytest.mark.parametrize("number", ["2147483648", "9" * 20, "9" * 5000, "٣", "-1"])
@pytest.mark.parametrize("who", ["initiatief", "stam", "beheerder"])
def test_what_is_no_number_of_ours_is_no_address(asking: Asking, who: str, number: str) -> None:
    met = 0
    for rule, path, method in addresses(asking):
        if "<int:" in rule.rule:
            met += 1
            assert "1" in path.split("/")
            long = path.replace("/1", f"/{number}")
            assert status(asking, who, method, long)[0] in (404, 405), (method, path)
    assert met > 20


@pytest.mark.parametrize("code", ["AZ-99", "%00", "%2e%2e", "I2%00"])
def test_an_initiative_that_nobody_knows_is_not_there(asking: Asking, code: str) -> None:
    met = 0
    for rule, path, method in addresses(asking):
        if FOREIGN in path.split("/"):
            met += 1
            asked = path.replace(f"/{FOREIGN}", f"/{code}")
            roles = roles_of(asking.desk.app.view_functions[rule.endpoint]) or frozenset()
            if Role.STAM in roles and method == "GET":
                assert status(asking, "stam", method, asked)[0] == 404, asked
    assert met > 5


def test_an_initiative_that_is_new_is_there_for_stam(desk: TestDesk) -> None:
    """Somebody hands in for it; no version has it yet."""
    desk.make(Role.INITIATIVE, "NIEUW-1")
    assert desk.signed_in(Role.STAM).get("/indienen/van/NIEUW-1").status_code == 200


@pytest.mark.parametrize("given", ["²", "9" * 5000, "-1", "drie"])
def test_a_form_with_what_is_no_number_is_refused(desk: TestDesk, given: str) -> None:
    stam = desk.signed_in(Role.STAM)
    assert stam.post("/versies/1/terug", {"stand": given}).status_code == 400
    assert stam.post("/publiceren", {"jaar": given}).status_code == 409


def test_what_was_refused_is_in_the_log(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.signed_in(Role.STAM).get("/gebruikers")
    desk.stranger().get("/gebruikers")
    said = [(each.by, each.about) for each in desk.logged("geweigerd")]
    assert said == [(1, "gebruikers.page: andere rol"), (None, "gebruikers.page: niet aangemeld")]
