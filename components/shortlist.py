"""Up to five initiatives beside each other, for the talk with the person: on the screen, on one
sheet, and in a mail. Nothing of the person is asked or kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from arbeidszorg.finding.facts import Row, beside, doing, full_name, timing, where
from arbeidszorg.finding.finder import Finder, Found
from arbeidszorg.finding.origins import Origin
from arbeidszorg.finding.question import MOST_CHOSEN, Question, Read
from arbeidszorg.texts import t
from components import html
from components.context import host
from components.finder_list import detail
from components.finding import BESIDE, address
from components.initiative import doings, print_button
from components.pictograms import pictogram

#: Beside each other on an upright sheet; more stand on one that lies.
UPRIGHT = 2


def chosen(question: Question, known: Finder) -> tuple[Found, ...]:
    """What is on the list, in the order of the address, with how far it is."""
    every = (known.get(code) for code in question.chosen)
    there = (each for each in every if each is not None and not known.ended(each))
    return tuple(known.seen(each, question.origin) for each in there)


def ended_notices(asked: Read, known: Finder) -> tuple[str, ...]:
    """The notices of an address, and what is on its list that runs no more."""
    gone = [
        each for code in asked.question.chosen if (each := known.get(code)) and known.ended(each)
    ]
    said = [t("vinden.notice.ended", name=full_name(known, each)) for each in gone]
    return (*asked.notices, *said)


def sheet(found: Sequence[Found], question: Question, known: Finder) -> html.Div:
    """The table, with a column for each."""
    rows = beside(known, found)
    heads = [
        html.Th(
            [
                html.A(
                    full_name(known, one.initiative), href=detail(one.initiative.code, question)
                ),
                _remove(one, question),
            ],
            scope="col",
        )
        for one in found
    ]
    table = html.Table(
        [
            html.Caption(t("vinden.beside.caption"), className="onzichtbaar"),
            html.Thead(html.Tr([html.Th(t("vinden.beside.corner"), scope="col"), *heads])),
            html.Tbody([*(_row(row, found, known) for row in rows), _notes(found, known)]),
        ],
        className="cijfertabel kaartjes naasttabel",
    )
    lying = "naast liggend" if len(found) > UPRIGHT else "naast"
    return html.Div(table, className=lying)


def _remove(one: Found, question: Question) -> html.A:
    to = address(question.with_chosen(one.initiative.code), BESIDE)
    name = t("vinden.beside.remove_of", name=one.initiative.name)
    words = t("vinden.beside.remove")
    return html.A(words, href=to, className="vindhaalweg", **{"aria-label": name})


def _row(row: Row, found: Sequence[Found], known: Finder) -> html.Tr:
    alike = len(found) > 1 and len(set(row.texts)) == 1
    mark = "differs" if row.differs else "same" if alike else ""
    said = [html.Span(t(f"vinden.beside.{mark}"), className="verschilmerk")] if mark else []
    head = [pictogram(row.key), html.Span(t(f"vinden.fact.{row.key}")), *said]
    shared = frozenset[str]()
    if row.differs:
        shared = frozenset.intersection(*(one.initiative.activities for one in found))
    cells = [
        html.Td(_cell(row, text, one, shared), **{"data-kop": full_name(known, one.initiative)})
        for text, one in zip(row.texts, found, strict=True)
    ]
    return html.Tr(
        [html.Th(html.Div(head, className="naastvraag"), scope="row"), *cells],
        className="verschilt" if row.differs else "gelijk" if alike else "",
    )


def _cell(row: Row, text: str, one: Found, shared: frozenset[str]) -> Any:
    if row.key == "doen":
        return doings(one.initiative, shared)
    return text or html.Span(t("vinden.beside.unknown"), className="leegte")


def _notes(found: Sequence[Found], known: Finder) -> html.Tr:
    """Room to write in, on paper alone."""
    cells = [html.Td("", **{"data-kop": full_name(known, one.initiative)}) for one in found]
    head = html.Th(t("vinden.beside.notes"), scope="row")
    return html.Tr([head, *cells], className="notitierij")


def buttons(found: Sequence[Found], question: Question, known: Finder) -> html.P:
    """On to more, on paper, and by mail."""
    parts: list[Any] = []
    if found:
        parts.append(print_button(t("vinden.beside.print")))
        to = mailed(found, question, known)
        parts.append(html.A(t("vinden.beside.mail"), href=to, className="knop"))
    if len(found) < MOST_CHOSEN:
        text = t("vinden.beside.add" if found else "vinden.beside.find")
        parts.append(html.A(text, href=address(question), className="knop"))
    return html.P(parts, className="knoppenrij")


def measured(start: Origin) -> str:
    """From where it is so far, in a sentence or two."""
    said = t("vinden.beside.from", **{"from": start.name})
    return " ".join(filter(None, (said, start.note)))


def mailed(found: Sequence[Found], question: Question, known: Finder) -> str:
    """The same in a mail without an address: who sends it fills that in."""
    lines = [t("vinden.beside.mail_lead"), ""]
    for one in found:
        each = one.initiative
        contact = [each.about.phone, each.about.email]
        when = [each.about.days, timing(known, each).rstrip(".")]
        told = [full_name(known, each), doing(each), where(known, one), *when, *contact]
        lines += [f"- {', '.join(filter(None, told))}"]
    if question.origin:
        lines += ["", measured(question.origin)]
    own = replace(question, chosen=tuple(one.initiative.code for one in found), page=1)
    lines += ["", t("vinden.beside.mail_link", link=f"{host()}{address(own, BESIDE)}")]
    subject = quote(t("vinden.beside.mail_subject"))
    return f"mailto:?subject={subject}&body={quote(chr(10).join(lines))}"
