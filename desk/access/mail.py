"""Mails: short, without any number or name of a participant. Without a server for them nothing is
sent, and pages show what would have been."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from flask import current_app

from arbeidszorg.texts import t
from desk.access.account import Account
from desk.access.current import settings
from desk.settings import Mailing

#: Seconds that the server for mails may take.
PATIENCE = 10


def can_send() -> bool:
    """Whether there is a server for mails."""
    return settings().mailing is not None


def send(account: Account, subject: str, text: str, *, needed: bool = False) -> bool:
    """Send a mail to somebody; whether it was taken. ``needed``: also to who wants no mails: what
    she asked for herself, or what is about her account being safe. Never raises: what waits for a
    mail must not fail by it."""
    mailing = settings().mailing
    if mailing is None or not account.active or not (account.mails or needed):
        return False
    try:
        deliver(mailing, written(mailing, account, subject, text, settings().address))
    except (OSError, smtplib.SMTPException) as error:
        current_app.logger.error("mail: %s", type(error).__name__)
        return False
    return True


def written(
    mailing: Mailing, account: Account, subject: str, text: str, address: str
) -> EmailMessage:
    """The mail as it is sent. ``address``: of the desk, where mails are switched off."""
    mail = EmailMessage()
    mail["From"] = mailing.sender
    mail["To"] = account.mail
    mail["Subject"] = " ".join(subject.split())
    mail["Date"] = formatdate(localtime=False)
    mail["Message-ID"] = make_msgid(domain=mailing.sender.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    end = t("desk.mail.end", address=f"{address}/mijn-gegevens")
    mail.set_content(f"{t('desk.mail.begin', name=account.name)}\n\n{text}\n\n{end}\n")
    return mail


def deliver(mailing: Mailing, mail: EmailMessage) -> None:
    """Give it to the server. Raises ``OSError`` and ``SMTPException``."""
    safe = ssl.create_default_context()
    if mailing.safe == "tls":
        line: smtplib.SMTP = smtplib.SMTP_SSL(
            mailing.host, mailing.port, timeout=PATIENCE, context=safe
        )
    else:
        line = smtplib.SMTP(mailing.host, mailing.port, timeout=PATIENCE)
    with line:
        if mailing.safe == "starttls":
            line.starttls(context=safe)
        if mailing.user:
            line.login(mailing.user, mailing.password)
        line.send_message(mail)
