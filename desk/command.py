"""What an operator types: ``python -m desk`` and a word."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from arbeidszorg.settings import SettingError
from arbeidszorg.store.errors import StoreError
from arbeidszorg.texts import t, tn
from desk.access import accounts, links, log
from desk.access.accounts import AccountError
from desk.access.current import keys, store
from desk.access.keys import KeyFileError
from desk.access.roles import Role
from desk.serve import REFUSED, opened
from desk.serve import main as serve
from desk.work import wiping


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; without a word, serve. Returns an exit code."""
    asked = parser().parse_args(arguments)
    if asked.word is None:
        wiping.turn_on(sys.orig_argv[1:])
        return serve()
    try:
        app = opened()
    except (SettingError, StoreError, KeyFileError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    with app.app_context():
        return keeper(asked.mail, asked.naam) if asked.word == "beheerder" else logbook()


def parser() -> argparse.ArgumentParser:
    """How commands are typed."""
    made = argparse.ArgumentParser("python -m desk", description=t("desk.command.about"))
    words = made.add_subparsers(dest="word")
    adding = words.add_parser("beheerder", help=t("desk.command.keeper"))
    adding.add_argument("mail", help=t("desk.command.mail"))
    adding.add_argument("--naam", help=t("desk.command.name"))
    reading = words.add_parser("log", help=t("desk.command.log"))
    reading.add_argument("wat", choices=["controleer"], help=t("desk.command.check"))
    return made


def keeper(mail: str, name: str | None) -> int:
    """Make a keeper of the users, or let one in again, and print the link to choose a password."""
    try:
        with store().writing() as connection:
            account = accounts.by_mail(connection, accounts.mail_of(mail))
            if account is None:
                account = accounts.add(connection, store(), mail, name or mail, Role.KEEPER)
                log.record(connection, "gebruiker_gemaakt", f"account {account.number}, beheerder")
            elif account.role is not Role.KEEPER or not account.active:
                raise AccountError(t("desk.command.other", mail=account.mail))
            kind = links.RESET if account.welcomed else links.INVITATION
            link = links.make(connection, account, kind)
    except AccountError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write(
        f"{t('desk.command.link', mail=account.mail, lasts=links.lasting(kind))}\n{link}\n"
    )
    return 0


def logbook() -> int:
    """Say whether every entry of the log is as it was written."""
    with store().reading() as connection:
        wrong = log.broken(connection, keys())
        number, seal = log.last(connection)
    if wrong is not None:
        sys.stderr.write(f"{t('desk.log.broken', number=wrong)}\n")
        return 1
    sys.stdout.write(f"{tn('desk.log.whole', number, seal=seal)}\n")
    return 0
