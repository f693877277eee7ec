"""Moments: kept in UTC, written and read by people in Belgian time; and a clock that is wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from arbeidszorg.store.errors import StoreError
from arbeidszorg.texts import t

HERE = ZoneInfo("Europe/Brussels")
#: Before this nobody had this program: a clock that says so was never set.
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
#: What clocks of two machines may differ without anything being wrong.
APART = timedelta(minutes=5)


def kept(moment: datetime) -> str:
    """A moment as a store keeps it: of one width, so that texts sort as moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def read(text: str) -> datetime:
    """The moment of :func:`kept`."""
    return datetime.fromisoformat(text)


def asked(text: str) -> datetime:
    """The moment that an operator wrote: ISO 8601; Belgian time when it has no offset.

    Raises :class:`StoreError` when it is none, or an hour that comes twice or never.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            local = moment.replace(tzinfo=HERE)
            if local.utcoffset() != local.replace(fold=1).utcoffset():
                raise StoreError(t("bewaarplaats.error.two_hours", moment=text))
            moment = local
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise StoreError(t("bewaarplaats.error.no_moment", moment=text)) from None


def spoken(moment: datetime) -> str:
    """A moment for people, by the Belgian clock, and as it is kept."""
    local = moment.astimezone(HERE)
    return t(
        "bewaarplaats.moment",
        day=f"{local:%d/%m/%Y}",
        hour=f"{local:%H:%M}",
        utc=f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}",
    )


def is_doubtful(now: datetime, last: datetime | None) -> bool:
    """Whether a clock must be wrong: it says something that was before what is written already, or
    before there was anything."""
    return now < BEGINNING or (last is not None and now < last - APART)


def short(moment: datetime) -> str:
    """A moment by the Belgian clock."""
    return f"{moment.astimezone(HERE):%d/%m/%Y %H:%M}"
