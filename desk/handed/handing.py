"""Hand in, accept, send back and withdraw.

Each handing names the one before it of the same initiative. Of two who hand in at the same time, or
of one who did not see what the other handed in, the second is told who was first; what the second
had stays where it was, and can be handed in after having seen the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from arbeidszorg.registrations.intake.folder import empty
from arbeidszorg.store import moments
from arbeidszorg.store.database import Store
from arbeidszorg.store.submissions import Submission, submission_of
from arbeidszorg.store.versions import kept_words
from arbeidszorg.texts import t
from desk.handed import rows
from desk.handed.handed import (
    MAY,
    Handed,
    OvertakenError,
    Reason,
    RefusedError,
    State,
    Told,
    Who,
    Written,
)

#: Times that a number is asked for again that somebody else took meanwhile.
TRIES = 8
#: What is written in the same transaction: the log.
Also = Callable[[Connection, Handed], object]
#: Letters of a message or a reason are bounded by the store; so many reasons at most.
MOST_REASONS = 200


def nothing(_: Connection, __: Handed) -> None:
    """Write nothing beside it."""


def hand_in(
    store: Store,
    who: Who,
    frames: Mapping[str, pd.DataFrame],
    told: Told,
    follows: int,
    version: int = 0,
    also: Also = nothing,
) -> Handed:
    """Keep what one initiative hands in, all of its rows, and let it wait for STAM. ``frames``: its
    checked files, with one row of ``initiatieven``; ``follows``: the number of the last handing
    that its maker saw (0: none); ``version``: the version in force that it was held against;
    ``also``: is written together with it, or neither is.

    What this initiative handed in before and still waits is withdrawn by it. Raises
    :class:`OvertakenError` when somebody handed in something for it meanwhile, and
    :class:`RefusedError` when nothing would be handed in, or the same as before.
    """
    submission = _submission(frames)
    told = replace(told, reasons=tuple(_kept(told)))
    written = Written(submission, follows, version, told)
    for _ in range(TRIES):
        try:
            with store.writing() as connection:
                handed = _written(connection, store, written, who)
                also(connection, handed)
                return handed
        except IntegrityError:
            continue  # somebody else took the number: look again at how things stand
    raise RefusedError(t("aanvaarden.error.busy"))


def _submission(frames: Mapping[str, pd.DataFrame]) -> Submission:
    initiative = frames["initiatieven"]
    if len(initiative) != 1:
        raise RefusedError(t("aanvaarden.error.one_initiative"))
    stays = frames.get("registraties", empty("registraties"))
    costs = frames.get("kosten_opbrengsten", empty("kosten_opbrengsten"))
    code = str(initiative["initiatief_id"].iloc[0])
    for frame in (stays, costs):
        if not (frame["initiatief_id"].astype(str) == code).all():
            raise RefusedError(t("aanvaarden.error.other_initiative", initiative=code))
    if not len(stays) and not len(costs):
        raise RefusedError(t("aanvaarden.error.nothing"))
    return submission_of(initiative, stays, costs, datetime.now(UTC))


def _kept(told: Told) -> Iterable[Reason]:
    if len(told.reasons) > MOST_REASONS:
        raise RefusedError(t("aanvaarden.error.many_reasons", most=MOST_REASONS))
    for reason in told.reasons:
        text = kept_words(reason.text)
        if not text:
            raise RefusedError(t("aanvaarden.error.no_reason"))
        yield replace(reason, text=text)


def _written(connection: Connection, store: Store, written: Written, who: Who) -> Handed:
    submission, now = written.submission, store.now(connection)
    before = rows.last_of(connection, submission.initiative)
    if (before.number if before else 0) != written.follows:
        raise _overtaken(before, written)
    if before and before.digest == submission.digest and before.state in ("ingediend", "aanvaard"):
        at = moments.short(before.at)
        raise RefusedError(t("aanvaarden.error.same", number=before.number, at=at))
    number = rows.insert_handed(connection, written, who, now)
    if before and before.state == "ingediend":
        message = ("", t("aanvaarden.replaced", number=number))
        rows.insert_step(connection, before.number, "ingetrokken", who, now, message)
    rows.insert_step(connection, number, "ingediend", who, now)
    handed = rows.one(connection, number)
    assert handed is not None  # written above, in this very transaction
    return handed


def _overtaken(before: Handed | None, written: Written) -> Exception:
    if before is None:
        return RefusedError(t("aanvaarden.error.unknown_follows", number=written.follows))
    words = {"number": before.number, "by": before.by, "at": moments.short(before.at)}
    return OvertakenError(t("aanvaarden.error.overtaken", **words))


# --- looking --------------------------------------------------------------------------------------


def all_handed(store: Store, initiatives: Iterable[str] | None = None) -> tuple[Handed, ...]:
    """What was handed in, the oldest first; by these initiatives, by all when left out."""
    with store.reading() as connection:
        return tuple(rows.handed(connection, initiatives))


def one(store: Store, number: int) -> Handed | None:
    """One handing, None when there is none of this number."""
    with store.reading() as connection:
        return rows.one(connection, number)


def last_of(store: Store, initiative: str) -> Handed | None:
    """What an initiative handed in last; None when it never did."""
    with store.reading() as connection:
        return rows.last_of(connection, initiative)


def submission_of_handed(store: Store, number: int) -> Submission:
    """The rows of a handing. ``store.submissions.texts_of`` makes texts of them."""
    with store.reading() as connection:
        return next(rows.submissions(connection, [number]))


# --- deciding -------------------------------------------------------------------------------------


def accept(store: Store, number: int, who: Who, known: int, also: Also = nothing) -> Handed:
    """STAM takes a handing into the next version. ``known``: the last step that it saw of it.
    Raises as :func:`decide` does."""
    return decide(store, number, "aanvaard", who, known, also=also)


def send_back(
    store: Store,
    number: int,
    who: Who,
    known: int,
    message: tuple[str, str],
    also: Also = nothing,
) -> Handed:
    """STAM sends a handing back. ``message``: the code of the registration that it is about ("" for
    all of it), and what is to be mended. Raises as :func:`decide` does, and without a message."""
    place, text = map(kept_words, message)
    if not text:
        raise RefusedError(t("aanvaarden.error.no_message"))
    return decide(store, number, "teruggestuurd", who, known, (place, text), also)


def withdraw(store: Store, number: int, who: Who, known: int, also: Also = nothing) -> Handed:
    """Who handed it in takes it back, before it is part of a version. Raises as :func:`decide`."""
    return decide(store, number, "ingetrokken", who, known, also=also)


def decide(
    store: Store,
    number: int,
    state: State,
    who: Who,
    known: int,
    message: tuple[str, str] = ("", ""),
    also: Also = nothing,
) -> Handed:
    """Write a decision about a handing. Raises :class:`OvertakenError` when somebody decided
    something about it since step ``known``, and :class:`RefusedError` when it does not stand so
    that this can be decided, or something newer was handed in."""
    for _ in range(TRIES):
        try:
            with store.writing() as connection:
                handed = _decided(connection, store, number, state, who, known, message)
                also(connection, handed)
                return handed
        except IntegrityError:
            continue
    raise RefusedError(t("aanvaarden.error.busy"))


def _decided(
    connection: Connection,
    store: Store,
    number: int,
    state: State,
    who: Who,
    known: int,
    message: tuple[str, str],
) -> Handed:
    before = rows.one(connection, number)
    if before is None:
        raise RefusedError(t("aanvaarden.error.no_handed", number=number))
    if before.last.number != known:
        last = before.last
        words = {"by": last.by, "at": moments.short(last.at), "state": state_word(last.state)}
        raise OvertakenError(t("aanvaarden.error.decided", number=number, **words))
    if before.state not in MAY[state]:
        words = {"state": state_word(before.state)}
        raise RefusedError(t(f"aanvaarden.error.not_{state}", number=number, **words))
    newest = rows.last_of(connection, before.initiative)
    if state == "aanvaard" and newest and newest.number != number:
        raise RefusedError(t("aanvaarden.error.newer", number=number, newer=newest.number))
    rows.insert_step(connection, number, state, who, store.now(connection), message)
    after = rows.one(connection, number)
    assert after is not None
    return after


def state_word(state: State) -> str:
    """What a state is called on screen."""
    return t(f"aanvaarden.state.{state}")
