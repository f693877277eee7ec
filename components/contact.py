"""A word back: mails with what they are about filled in, where an operator reads them."""

from __future__ import annotations

from urllib.parse import quote

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import t


def about_figure(here: Atlas, title: str, link: str) -> str:
    """A mail about a figure, as a link: with its title, its address, and the data it shows; ""
    when nobody reads one. ``link``: where it stands, without the site."""
    edition = here.edition
    body = t(
        "page.leave.mail_body",
        title=title,
        link=f"{here.settings.address}{link}",
        version=here.version,
        date=style.day(edition.reference_date),
    )
    return mail(here, t("page.leave.mail_subject", title=title), body)


def mail(here: Atlas, subject: str, body: str = "") -> str:
    """A mail to who reads remarks, as a link; "" when nobody does."""
    if not here.settings.contact:
        return ""
    text = f"&body={quote(body)}" if body else ""
    return f"mailto:{here.settings.contact}?subject={quote(subject)}{text}"
