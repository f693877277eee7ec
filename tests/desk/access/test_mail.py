"""Mails by a real server on this machine: taken, refused, encrypted, signed in, gone."""

from __future__ import annotations

import io
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desk.access import mail
from desk.access.roles import Role
from desk.settings import Mailing
from desk.work import jobs
from helpers.browser.server import free_port
from helpers.desk import TestDesk, make_desk
from helpers.jobs import Here

SENDER, USER, SECRET = "atlas@example.be", "els", "p@s w8"


class Postbox:
    """What the server took. ``full@example.be`` is refused."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.came = Event()

    async def handle_RCPT(self, _: Any, __: Any, envelope: Envelope, address: str, ___: Any) -> str:  # noqa: N802
        """See aiosmtpd."""
        if address.startswith("full@"):
            return "552 full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _: Any, __: Any, envelope: Envelope) -> str:  # noqa: N802
        """See aiosmtpd."""
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append(BytesParser(EmailMessage, policy=default).parsebytes(content))
        self.came.set()
        return "250 OK"


@contextmanager
def serving(**more: Any) -> Iterator[tuple[Postbox, Mailing]]:
    """A server, and how the desk is told of it."""
    box, port = Postbox(), free_port()
    control = Controller(box, hostname="localhost", port=port, **more)
    control.start()
    try:
        yield box, Mailing("localhost", port, SENDER, "")
    finally:
        control.stop(no_assert=True)


def desk_with(folder: Path, mailing: Mailing) -> TestDesk:
    return make_desk(folder, mailing=mailing)


def sent(desk: TestDesk, address: str = "els@initiatief.be") -> bool:
    account = desk.make(Role.INITIATIVE, "I1", mail=address)
    with desk.app.app_context():
        return mail.send(account, "Uw bestand\nis nagekeken", "Kijk wat we vonden.")


def test_a_mail_arrives_as_it_was_written(tmp_path: Path) -> None:
    with serving() as (box, mailing):
        assert sent(desk_with(tmp_path, mailing))
    (came,) = box.mails
    assert (came["To"], came["From"]) == ("els@initiatief.be", SENDER)
    assert came["Subject"] == "Uw bestand is nagekeken", "a line in it makes no header"
    assert came["Auto-Submitted"] == "auto-generated" and came["Message-ID"]
    text = came.get_content()
    assert "Kijk wat we vonden." in text and "/mijn-gegevens" in text


def test_a_server_that_refuses_or_is_gone_breaks_nothing(tmp_path: Path) -> None:
    with serving() as (box, mailing):
        desk = desk_with(tmp_path, mailing)
        assert not sent(desk, "full@example.be") and not box.mails
    assert not sent(desk), "nobody answers any more"


def test_by_a_line_that_is_encrypted_and_signed_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls = _certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))

    def known(_: Any, __: Any, ___: Any, ____: Any, given: Any) -> AuthResult:
        right = (given.login, given.password) == (USER.encode(), SECRET.encode())
        return AuthResult(success=right)

    more = {"tls_context": tls, "require_starttls": True, "authenticator": known}
    with serving(**more, auth_required=True) as (box, mailing):
        safe = replace(mailing, safe="starttls", user=USER, password=SECRET)
        assert sent(desk_with(tmp_path / "a", safe)) and len(box.mails) == 1
        monkeypatch.setattr(mail, "PATIENCE", 1)  # the server asks once more, and then says nothing
        assert not sent(desk_with(tmp_path / "b", replace(safe, password="fout")))
        assert not sent(desk_with(tmp_path / "c", mailing)), "it takes nothing in the clear"
        monkeypatch.delenv("SSL_CERT_FILE")
        assert not sent(desk_with(tmp_path / "d", safe)), "nobody vouches for it: nothing is sent"
    assert len(box.mails) == 1


def test_who_asked_is_told_that_a_file_was_looked_at(tmp_path: Path) -> None:
    """All the way: a file, the job, the mail; nothing of what was in the file is in it."""
    rows = (
        "registratie_id;medewerker_id;initiatief_id;startdatum;activiteiten\r\nR1;P-77;I1;x;keuken"
    )
    with serving() as (box, mailing):
        desk = desk_with(tmp_path, mailing)
        desk.app.extensions[jobs.KEY].make = Here
        els = desk.signed_in(Role.INITIATIVE, "I1")
        given = {"bestand": (io.BytesIO(rows.encode()), "r.csv"), "hoe": "alles", "mail": "ja"}
        els.post("/indienen/van/I1", given)
        assert box.came.wait(60)
    (came,) = box.mails
    assert "/registratie/indienen/van/I1" in came.get_content()
    assert "P-77" not in came.as_string() and "R1" not in came.get_content()


def _certificate(folder: Path) -> ssl.SSLContext:
    """A server's side of TLS, with a certificate of its own making for this machine."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context
