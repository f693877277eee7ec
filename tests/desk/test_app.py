"""The desk as a whole: what goes out with every answer, who is refused at the door, and what is
said when something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from arbeidszorg.settings import Settings
from arbeidszorg.store.errors import StoreError
from desk.access.guard import UnmarkedError, check, open_to_all
from desk.access.roles import Role
from helpers.desk import PASSWORD, TestDesk, make_desk

OUTSIDE = Settings(registering="https://atlas.example.be/registratie")


def outside(folder: Path) -> TestDesk:
    """A desk that people come to by https."""
    atlas = Settings(store=folder / "opslag", registering=OUTSIDE.registering)
    return make_desk(folder, atlas=atlas)


def test_every_answer_says_what_a_browser_may_do_with_it(desk: TestDesk) -> None:
    for path in ("", "/aanmelden", "/weg", "/assets/atlas.css"):
        headers = desk.stranger().get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Request-Id"]
        kept = "no-cache" if "assets" in path else "no-store"
        assert headers["Cache-Control"] == kept


def test_a_page_has_no_script_or_style_in_it_and_loads_from_here(desk: TestDesk) -> None:
    person = desk.signed_in(Role.KEEPER)
    for path in ("", "/gebruikers", "/logboek", "/mijn-gegevens", "/tweede-stap/instellen"):
        page = person.text(path)
        assert "<style" not in page and " style=" not in page and " onclick=" not in page
        assert "<script>" not in page
        assert "https://" not in page.replace("https://example.be", "")


def test_by_https_cookies_go_no_other_way(tmp_path: Path) -> None:
    desk = outside(tmp_path)
    account = desk.make(Role.INITIATIVE, "I1")
    person = desk.stranger()
    more = {"base_url": "https://atlas.example.be"}
    page = person.client.get("/registratie/aanmelden", **more)
    word = page.get_data(as_text=True).split('name="csrf-token" content="')[1].split('"')[0]
    data = {"mail": account.mail, "wachtwoord": PASSWORD, "csrf_token": word}
    answer = person.client.post("/registratie/aanmelden", data=data, **more)
    assert answer.status_code == 303
    cookies = [*page.headers.getlist("Set-Cookie"), *answer.headers.getlist("Set-Cookie")]
    assert len(cookies) == 4
    for each in cookies:
        name, *flags = each.split("; ")
        assert name.startswith("__Host-registratie")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(flags)
        assert not any(flag.startswith("Domain") for flag in flags)
    assert "max-age=" in answer.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("host", ["evil.example", "atlas.example.be.evil.example", ""])
def test_another_name_is_refused(desk: TestDesk, host: str) -> None:
    assert desk.stranger().get("", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_another_site_sends_is_refused(desk: TestDesk, headers: dict[str, str]) -> None:
    answer = desk.stranger().post("/aanmelden", headers=headers)
    assert answer.status_code == 403


def test_a_form_without_our_word_is_refused_and_logged(desk: TestDesk) -> None:
    person = desk.signed_in(Role.STAM)
    for word in ("", "ImFiYyI.ZZZZ.abc", desk.signed_in(Role.STAM).word()):
        answer = person.post("/mijn-gegevens", {"naam": "Ander", "csrf_token": word})
        assert answer.status_code == 400
        assert "Er is niets bewaard" in answer.get_data(as_text=True)
    assert len(desk.logged("geweigerd")) == 3


def test_too_much_is_refused(desk: TestDesk) -> None:
    answer = desk.stranger().post("/aanmelden", {"mail": "x" * 1_100_000})
    assert answer.status_code == 413
    assert "te groot" in answer.get_data(as_text=True)


def test_a_fault_of_ours_says_a_number_and_nothing_else(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("geheim 85.07.30-033.61")

    monkeypatch.setattr("desk.pages.gegevens.sessions.of_account", fails)
    answer = desk.signed_in(Role.INITIATIVE, "I1").get("/mijn-gegevens")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert "geheim" not in page and answer.headers["X-Request-Id"] in page
    assert "geheim" not in caplog.text and "RuntimeError at" in caplog.text


def test_a_store_that_is_gone_is_said_with_what_was_kept(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise StoreError("De schijf is vol.")

    person = desk.signed_in(Role.INITIATIVE, "I1")
    monkeypatch.setattr("desk.pages.gegevens.record", gone)
    answer = person.post("/mijn-gegevens", {"naam": "Els"})
    assert answer.status_code == 503
    assert "Wat u deed, is niet bewaard. De schijf is vol." in answer.get_data(as_text=True)


def test_an_address_that_does_not_say_who_may_ask_it_does_not_start(desk: TestDesk) -> None:
    app = Flask("test")
    app.add_url_rule("/a", view_func=open_to_all(lambda: ""), endpoint="marked")
    app.add_url_rule("/b", view_func=lambda: "", endpoint="bare")
    with pytest.raises(UnmarkedError, match=r"\bbare\b"):
        check(app)
    desk.app.view_functions["start.page"] = lambda: "open"  # and is refused if it did
    assert desk.stranger().get("").status_code == 403


def test_what_is_asked_as_json_is_answered_as_json(desk: TestDesk) -> None:
    answer = desk.stranger().get("/weg", headers={"Accept": "application/json"})
    assert answer.status_code == 404 and "bestaat niet" in answer.get_json()["fout"]
