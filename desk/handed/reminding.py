"""The text of a mail that reminds an initiative, ready to be copied."""

from __future__ import annotations

from dataclasses import dataclass

from arbeidszorg.store import moments
from arbeidszorg.texts import t
from desk.handed.quality import Initiative


@dataclass(frozen=True)
class Mail:
    """A mail that is not sent by itself."""

    subject: str
    text: str


def reminder(initiative: Initiative, year: int, address: str, sender: str) -> Mail:
    """What to write to who still has to hand in, or to mend. ``address``: where to sign in."""
    words = {"name": initiative.name, "year": year, "address": address, "sender": sender}
    last = initiative.handed
    if initiative.todo == "bezig" and last:
        words["at"] = moments.short(last.at)
        words["message"] = last.last.message
        kind = "mend"
    else:
        kind = "hand_in" if not initiative.costs else "stays"
    subject = t(f"aanvaarden.mail.{kind}.subject", **words)
    return Mail(subject, t(f"aanvaarden.mail.{kind}.text", **words))
