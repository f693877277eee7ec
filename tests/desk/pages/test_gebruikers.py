"""Keeping the users: invite, change, end, let in again; and links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

import pytest

from arbeidszorg.store import versions
from desk.access import accounts, mail
from desk.access.account import Account
from desk.access.roles import Role
from desk.settings import Mailing
from helpers.desk import PASSWORD, Person, TestDesk, make_desk
from helpers.stores import small

OWN = "een eigen lange zin"
ELS = {"naam": "Els Peeters", "mail": "Els@Initiatief.be", "rol": "initiatief", "ander": "I1 I7"}


def link_of(page: str) -> str:
    """The address of a link on a page, below ``/registratie``."""
    found = re.search(r'value="(http[^"]+)"', page)
    assert found is not None, page
    return found[1].partition("/registratie")[2]


def invited(keeper: Person, **other: str) -> str:
    """Invite somebody; the address of the link."""
    return link_of(keeper.post("/gebruikers", {**ELS, **other}).get_data(as_text=True))


def account_of(desk: TestDesk, address: str) -> Account:
    with desk.store.reading() as connection:
        found = accounts.by_mail(connection, address)
    assert found is not None
    return found


def test_somebody_is_invited_and_comes_in(desk: TestDesk) -> None:
    keeper = desk.signed_in(Role.KEEPER)
    link, els = invited(keeper), desk.stranger()
    line = keeper.text("/logboek").partition("<tbody>")[2]
    assert "Els Peeters, " in line and "account " not in line
    account = account_of(desk, "els@initiatief.be")
    assert account.initiatives == {"I1", "I7"} and not account.welcomed
    assert "Els Peeters" in els.text(link)
    assert els.text(link)  # programs that read mails look too
    assert els.post(link, {"wachtwoord": OWN, "nogmaals": OWN}).location == "/registratie"
    assert els.get("/mijn-gegevens").status_code == 200
    again = desk.stranger().get(link)
    assert again.status_code == 404 and "Koos u al een wachtwoord?" in again.get_data(True)
    assert 'href="/registratie/aanmelden"' in again.get_data(True).partition("<main")[2]
    assert desk.logged("link_mislukt") == []  # who clicks on an old link of hers tries nothing
    assert desk.stranger().post(link, {"wachtwoord": OWN, "nogmaals": OWN}).status_code == 404
    kinds = [each.kind for each in desk.logged()]
    assert kinds[:4] == [
        "gebruiker_gemaakt",
        "link_uitnodiging",
        "wachtwoord_gekozen",
        "aangemeld",
    ]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("3xK!", "te kort"),
        ("aaaaaaaaaaaaaaa", "makkelijk te raden"),
        ("Welkom123456789", "makkelijk te raden"),
        ("elspeeters2026", "makkelijk te raden"),
        ("arbeidszorg atlas", "makkelijk te raden"),
        ("x" * 300, "te lang"),
    ],
)
def test_a_password_that_others_guess_is_not_taken(desk: TestDesk, given: str, says: str) -> None:
    link = invited(desk.signed_in(Role.KEEPER))
    answer = desk.stranger().post(link, {"wachtwoord": given, "nogmaals": given})
    assert answer.status_code == 400 and says in answer.get_data(as_text=True)
    assert given not in answer.get_data(as_text=True)
    differ = desk.stranger().post(link, {"wachtwoord": OWN, "nogmaals": OWN + "x"})
    assert "niet gelijk" in differ.get_data(as_text=True)


def test_a_link_is_good_for_a_while_and_a_new_one_takes_its_place(desk: TestDesk) -> None:
    keeper = desk.signed_in(Role.KEEPER)
    first = invited(keeper)
    number = account_of(desk, "els@initiatief.be").number
    second = link_of(keeper.post(f"/gebruikers/{number}/link").get_data(as_text=True))
    assert desk.stranger().get(first).status_code == 404
    assert desk.stranger().get(second).status_code == 200
    desk.clock.on(days=7)
    assert desk.stranger().get(second).status_code == 404


def test_links_are_not_guessed(desk: TestDesk) -> None:
    guesser = desk.stranger()
    said = [guesser.get(f"/link/{number}").get_data(as_text=True) for number in range(12)]
    assert "te vaak" in said[-1] and "te vaak" not in said[0]
    assert 0 < len(desk.logged("link_mislukt")) < 7


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"mail": "els"}, "geen e-mailadres"),
        ({"mail": "els@a.be\nBcc: x@y.be"}, "geen e-mailadres"),
        ({"naam": " \t"}, "Geef een naam"),
        ({"rol": "baas"}, "Kies een rol"),
        ({"ander": ""}, "minstens één initiatief"),
        ({"ander": "<script>"}, "geen code van een initiatief"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    desk: TestDesk, other: dict[str, str], says: str
) -> None:
    answer = desk.signed_in(Role.KEEPER).post("/gebruikers", {**ELS, **other})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 400 and says in page and "<script>" not in page
    kept = {**ELS, **other}["mail" if "naam" in other else "naam"]
    assert f'value="{kept}"' in page


def test_a_mail_address_is_of_one(desk: TestDesk) -> None:
    keeper = desk.signed_in(Role.KEEPER)
    invited(keeper)
    assert "al een gebruiker" in keeper.post("/gebruikers", ELS).get_data(as_text=True)


def test_another_role_is_another_from_now_on(desk: TestDesk) -> None:
    keeper, els = desk.signed_in(Role.KEEPER), desk.signed_in(Role.INITIATIVE, "I1")
    assert els.account is not None
    path = f"/gebruikers/{els.account.number}"
    assert keeper.post(path, {"rol": "stam"}).status_code == 303
    assert els.get("/mijn-gegevens").status_code == 303  # signed out everywhere
    changed = account_of(desk, els.account.mail)
    assert changed.role is Role.STAM and changed.initiatives == frozenset()


def test_who_is_ended_is_out_and_stays_out_until_let_in_again(desk: TestDesk) -> None:
    keeper, els = desk.signed_in(Role.KEEPER), desk.signed_in(Role.INITIATIVE, "I1")
    assert els.account is not None
    path, entry = f"/gebruikers/{els.account.number}", {"mail": els.account.mail}
    link = link_of(keeper.post(f"{path}/link").get_data(as_text=True))
    assert keeper.post(f"{path}/stop").status_code == 303
    assert els.get("/mijn-gegevens").status_code == 303
    assert desk.stranger().get(link).status_code == 404
    assert desk.stranger().post("/aanmelden", {**entry, "wachtwoord": PASSWORD}).status_code == 400
    assert keeper.post(f"{path}/link").status_code == 400
    assert keeper.post(f"{path}/hervat").status_code == 303
    assert desk.stranger().get(link).status_code == 404
    assert desk.stranger().post("/aanmelden", {**entry, "wachtwoord": PASSWORD}).status_code == 303


def test_somebody_is_always_left_to_keep_the_users(desk: TestDesk) -> None:
    keeper = desk.signed_in(Role.KEEPER)
    assert keeper.account is not None
    path = f"/gebruikers/{keeper.account.number}"
    for send in ((f"{path}/stop", {}), (path, {"rol": "stam"})):
        answer = keeper.post(*send)
        assert answer.status_code == 400
        assert "laatste beheerder" in answer.get_data(as_text=True)
    desk.make(Role.KEEPER)
    assert keeper.post(path, {"rol": "stam"}).status_code == 303


def test_what_there_is_not_is_not_there(desk: TestDesk) -> None:
    keeper = desk.signed_in(Role.KEEPER)
    for path in ("/gebruikers/99", "/gebruikers/0"):
        assert keeper.get(path).status_code == 404
        assert keeper.post(path, {"rol": "stam"}).status_code == 404
    assert keeper.post("/gebruikers/1/ontsla").status_code == 404


def test_a_second_step_that_was_lost_is_forgotten_by_a_keeper(desk: TestDesk) -> None:
    keeper, stam = desk.signed_in(Role.KEEPER), desk.signed_in(Role.STAM)
    assert stam.account is not None
    with desk.store.writing() as connection:
        accounts.change(connection, stam.account.number, second=b"x")
    path = f"/gebruikers/{stam.account.number}"
    assert "Wis de tweede stap" in keeper.text(path)
    assert keeper.post(f"{path}/tweede-stap").status_code == 303
    assert not account_of(desk, stam.account.mail).second
    assert stam.get("/mijn-gegevens").status_code == 303


def test_initiatives_are_chosen_by_their_name(desk: TestDesk) -> None:
    versions.make(desk.store, small(2, 3), "Els")
    page = desk.signed_in(Role.KEEPER).text("/gebruikers")
    codes = re.findall(r'name="initiatief" value="([^"]+)"', page)
    assert codes == ["I1", "I2"]
    keeper = desk.signed_in(Role.KEEPER)
    keeper.post("/gebruikers", {**ELS, "ander": "", "initiatief": codes[0]})
    assert account_of(desk, "els@initiatief.be").initiatives == {codes[0]}


# --- mails ----------------------------------------------------------------------------------------


@dataclass
class Post:
    """What was given to the server for mails."""

    mails: list[EmailMessage] = field(default_factory=list)

    def take(self, _: Mailing, sent: EmailMessage) -> None:
        """Take one."""
        self.mails.append(sent)


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    taken = Post()
    monkeypatch.setattr(mail, "deliver", taken.take)
    return taken


@pytest.fixture
def mailing(tmp_path: Path) -> TestDesk:
    """A desk that can mail."""
    return make_desk(tmp_path, mailing=Mailing("localhost", 25, "atlas@example.be", ""))


def test_an_invitation_is_mailed_where_that_can_be(mailing: TestDesk, post: Post) -> None:
    link = invited(mailing.signed_in(Role.KEEPER))
    (sent,) = post.mails
    assert sent["To"] == "els@initiatief.be" and sent["From"] == "atlas@example.be"
    assert link in sent.get_content() and "Els Peeters" in sent.get_content()


def test_a_mail_that_cannot_be_sent_is_said(
    mailing: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(mail, "deliver", fails)
    page = mailing.signed_in(Role.KEEPER).post("/gebruikers", ELS).get_data(as_text=True)
    assert "kon niet verstuurd worden" in page and link_of(page)


def test_mails_can_be_switched_off_but_not_those_about_safety(
    mailing: TestDesk, post: Post
) -> None:
    person = mailing.signed_in(Role.INITIATIVE, "I1")
    person.post("/mijn-gegevens", {"naam": "Els"})
    assert person.account is not None
    account = account_of(mailing, person.account.mail)
    with mailing.app.app_context():
        assert not mail.send(account, "Klaar", "Uw bestand is nagekeken.")
        assert mail.send(account, "Een\nnieuw wachtwoord", "x", needed=True)
    assert [sent["Subject"] for sent in post.mails] == ["Een nieuw wachtwoord"]


def test_who_forgot_the_password_asks_a_link(
    mailing: TestDesk, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Now:
        """Does at once what a thread would do in a moment."""

        def __init__(self, target: object, args: tuple[object, ...], **_: object) -> None:
            self.work = lambda: target(*args)  # type: ignore[operator]

        def start(self) -> None:
            self.work()

    monkeypatch.setattr("desk.pages.vergeten.threading.Thread", Now)
    account, person = mailing.make(Role.INITIATIVE, "I1"), mailing.stranger()
    said = [
        person.post("/wachtwoord-vergeten", {"mail": address}).get_data(as_text=True)
        for address in (account.mail, "nergens@example.be")
    ]
    assert said[0].count("krijgt die nu een mail") == said[1].count("krijgt die nu een mail") == 1
    (sent,) = post.mails
    found = re.search(r"/registratie(/link/\S+)", sent.get_content())
    assert found is not None and sent["To"] == account.mail
    assert person.post(found[1], {"wachtwoord": OWN, "nogmaals": OWN}).status_code == 303
    for _ in range(8):
        answer = person.post("/wachtwoord-vergeten", {"mail": account.mail})
    assert answer.status_code == 429 and len(post.mails) < 7


def test_without_a_server_for_mails_a_keeper_is_asked(desk: TestDesk) -> None:
    assert desk.stranger().get("/wachtwoord-vergeten").status_code == 404
    assert desk.stranger().post("/wachtwoord-vergeten").status_code == 404
    assert "Vraag aan de beheerder" in desk.stranger().text("/aanmelden")
