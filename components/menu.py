"""The menu of a card: everything in which its figure can leave, and ways to share it.

What is asked most comes first, where it is seen without scrolling. The links work without scripts;
what needs the browser's help is hidden without them, and served by ``figures/share.js`` among the
scripts. All menus are alike but for a few words, so the menu is written once.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any

from markupsafe import Markup

from arbeidszorg.content.framed import SHEETS, ZOOMS
from arbeidszorg.texts import t
from arbeidszorg.view.address import NUMBERS
from components import html
from components.markup import markup

#: Stand in the written menu for what differs between cards.
MARKS = tuple(f"\ue000{letter}\ue001" for letter in "abcdefghijk")
FILE, QUERY, MORE, NAME, TITLE, LINK, CITED, EMBED, API, MAIL, GOING = MARKS
MARK = re.compile("\ue000[a-k]\ue001")
#: What makes its buttons work, on a page of text.
SHARE = "/assets/scripts/figures/share.js"
#: Files with numbers, and documents, by ending.
TABLES, DOCUMENTS = ("xlsx", "ods", "csv", "data.csv"), ("pptx", "docx", "pdf", "zip")
#: Files that are made with large letters too.
LARGE = ("pptx", "docx")


def menu(
    page: str,
    key: str,
    title: str,
    name: str,
    address: str,
    link: str,
    api: str,
    cited: str,
    framed: bool = True,
    mail: str = "",
    going: str = "",
    collected: str = "",
) -> Markup:
    """The menu of a figure. ``address``: the query part of its page; ``link``: where it stands;
    ``going`` and ``collected``: the same two of what goes along with newer data;
    ``api``: the query of its own Table, "" when no program can ask for it; ``name``: of its files,
    without ending;
    ``cited``: how it is named as a source (:func:`citation.pattern`); ``framed``: other websites
    may show it; ``mail``: the link of a mail about it (:mod:`components.contact`), "" when nobody
    reads one."""
    values = {
        FILE: f"/figuur/{page}/{key}",
        QUERY: address,
        MORE: "&" if address else "?",
        NAME: name,
        TITLE: title,
        LINK: link,
        CITED: cited,
        GOING: collected or link,
        EMBED: f"/embed/{page}/{key}{going or address}",
        API: f"{NUMBERS}{api}",
        MAIL: mail,
    }
    written = _written(bool(api), framed, bool(mail))
    return Markup(MARK.sub(lambda mark: escape(values[mark[0]]), written))


@cache
def _written(asked: bool, framed: bool, read: bool) -> str:
    """The menu with marks; ``asked``: programs can ask for its numbers; ``framed``: see menu;
    ``read``: somebody reads mails about it."""
    own_api = [html.Li(html.A(t("page.leave.api"), href=API))] if asked else []
    whole = markup(
        html.Details(
            [
                html.Summary(t("page.menu"), **{"aria-label": t("page.menu_of", title=TITLE)}),
                html.Div(
                    [
                        _group("share", _shared(framed), "met-script"),
                        _group("document", [_line(ending, _sizes(ending)) for ending in DOCUMENTS]),
                        _group(
                            "image",
                            [
                                _images("gewoon"),
                                _images("presentatie"),
                                _line("svg", [_file("svg")]),
                            ],
                        ),
                        _group(
                            "numbers",
                            [
                                *(_line(ending, [_file(ending)]) for ending in TABLES),
                                *own_api,
                            ],
                        ),
                        *([_group("remark", [_mail()])] if read else []),
                    ],
                    className="uitvoer",
                ),
            ],
            className="uitklap",
        )
    )
    return str(whole)


def _group(name: str, lines: list[Any], kind: str = "") -> Any:
    return html.Div(
        [html.P(t(f"page.leave.{name}"), className="uitvoerkop"), html.Ul(lines)],
        className=f"uitvoergroep {kind}".strip(),
    )


def _line(name: str, links: list[Any]) -> html.Li:
    return html.Li([html.Span(t(f"page.leave.{name}")), *links] if len(links) > 1 else links)


def _images(size: str) -> html.Li:
    forms = [form for form in SHEETS if form != "vrij"]
    links = [_file("png", t(f"page.leave.form.{form}"), vorm=form, **_size(size)) for form in forms]
    return _line(f"png_{size}", links)


def _sizes(ending: str) -> list[html.A]:
    if ending not in LARGE:
        return [_file(ending)]
    return [_file(ending, t(f"page.leave.size.{size}"), **_size(size)) for size in ZOOMS]


def _size(size: str) -> dict[str, str]:
    return {} if size == "gewoon" else {"grootte": size}


def _file(ending: str, text: str = "", **choices: str) -> html.A:
    """A link to a file. A link that is one of several says which to who hears it alone."""
    chosen = "&".join(f"{name}={value}" for name, value in choices.items())
    label = t(f"page.leave.{ending.replace('.', '_')}")
    extra = "".join(f"_{value}" for value in choices.values())
    more: dict[str, str] = {}
    if text:
        large = f", {t('page.leave.size.presentatie')}" if "grootte" in choices else ""
        more["aria-label"] = f"{label}, {text}{'' if large.endswith(text) else large}"
    return html.A(
        text or label,
        href=f"{FILE}.{ending}{QUERY}{MORE}{chosen}" if chosen else f"{FILE}.{ending}{QUERY}",
        download=f"{NAME}{extra}.{ending}",
        **more,
    )


def _shared(framed: bool) -> list[html.Li]:
    copied = t("page.copied")
    frame = _button("page.leave.embed", t("page.leave.embed_done"), insluiten=EMBED, titel=TITLE)
    return [
        _button("page.copy_link", copied, kopieer=LINK),
        *([frame] if framed else []),
        _button("page.leave.cite", t("page.leave.cite_done"), citaat=CITED, kopieer=LINK),
        _button("page.leave.copy_table", t("page.leave.table_done"), tabel="ja"),
        _button(
            "page.leave.collect",
            t("page.leave.collected"),
            verzamel=GOING,
            titel=TITLE,
            meest=t("page.leave.collect_full"),
            **_unkept(),
        ),
        _button(
            "presentatie.leave.collect",
            t("presentatie.leave.done"),
            presenteer=GOING,
            titel=TITLE,
            meest=t("presentatie.leave.full"),
            **_unkept(),
        ),
    ]


def _mail() -> html.Li:
    return html.Li(html.A(t("page.leave.mail"), href=MAIL))


def _unkept() -> dict[str, str]:
    """What a button says when the browser keeps nothing: no more room, or none at all."""
    return {"vol": t("page.storage.full"), "dicht": t("page.storage.shut")}


def _button(key: str, done: str, **data: str) -> html.Li:
    """A button; ``done``: what it says when it has done its work."""
    attributes = {f"data-{name}": value for name, value in {**data, "klaar": done}.items()}
    return html.Li(html.Button(t(key), type="button", **attributes))
