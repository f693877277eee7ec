"""Toegankelijkheidsverklaring: how far the atlas is, how that is known, and where to go.

By the model of implementing decision (EU) 2018/1523; the words are in
``arbeidszorg/texts/nl/toegankelijkheid.toml``.
"""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import has, t
from arbeidszorg.view.wording import enumerate_nl
from components import html, statement
from components.contact import mail
from components.context import atlas
from components.prose import blocks, inline
from components.site import site
from components.terms import SCRIPT, explained

#: Its parts, in the order of the model; each is an id.
PARTS = ("waarover", "status", "niet", "doen", "test", "melden", "klacht", "opgesteld")


def layout() -> html.Div:
    """The statement."""
    here = atlas()
    return html.Div(
        [
            html.H1(t("toegankelijkheid.title")),
            html.P(t("toegankelijkheid.lead"), className="lead"),
            *explained([_part(name, here) for name in PARTS], set()),
        ],
        className="breed methode pagina-toegankelijkheid",
    )


def _part(name: str, here: Atlas) -> html.Section:
    text = (
        blocks(t(f"toegankelijkheid.{name}.text", **_values(here)))
        if has(f"toegankelijkheid.{name}.text")
        else []
    )
    return html.Section(
        [html.H2(t(f"toegankelijkheid.{name}.title")), *text, *_more(name, here)],
        id=name,
        className="hoofdstuk",
    )


def _values(here: Atlas) -> dict[str, Any]:
    return {
        "where": here.settings.address or t("toegankelijkheid.waarover.here"),
        "days": statement.DAYS,
        "drawn_up": style.day(statement.drawn_up()),
        "reviewed": style.day(statement.reviewed()),
    }


def _more(name: str, here: Atlas) -> list[Any]:
    """What a part has beside its text."""
    if name == "niet":
        return [_list(statement.LIMITS, "grens"), *blocks(t("toegankelijkheid.niet.outside"))]
    if name == "test":
        looked = t(
            "toegankelijkheid.test.pages",
            count=sum(bool(page.path) and not page.is_template for page in site().pages),
            rules=enumerate_nl(statement.RULES),
            widths=enumerate_nl([str(width) for width in statement.WIDTHS]),
        )
        return [
            html.P(looked),
            _list(tuple(statement.CHECKS), "check"),
            html.P(t("toegankelijkheid.test.method")),
        ]
    return _report(here) if name == "melden" else []


def _list(names: tuple[str, ...], kind: str) -> html.Ul:
    return html.Ul([html.Li(inline(t(f"toegankelijkheid.{kind}.{name}"))) for name in names])


def _report(here: Atlas) -> list[Any]:
    """Where somebody is heard."""
    link = mail(here, t("toegankelijkheid.melden.subject"))
    own = t("toegankelijkheid.melden.no_mail")
    if link:
        filled = {"address": here.settings.contact, "link": link, "days": statement.DAYS}
        own = t("toegankelijkheid.melden.mail", **filled)
    others = [t("toegankelijkheid.melden.others")] if here.geography.territory.is_studied else []
    return [html.P(inline(text)) for text in (own, *others)]


dash.register_page(
    __name__,
    path="/toegankelijkheid",
    title=t("toegankelijkheid.title"),
    description=t("toegankelijkheid.lead"),
    layout=layout,
    menu=None,
    scripts=(SCRIPT,),
)
