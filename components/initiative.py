"""One initiative on its page: what a toeleider wants to know before somebody travels there."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import quote

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.finding.facts import (
    OPTIONAL,
    Fact,
    activities,
    by_centre,
    doing,
    facts,
    far,
    full_name,
    timing,
)
from arbeidszorg.finding.finder import Finder, Found
from arbeidszorg.finding.question import MOST_CHOSEN, Question
from arbeidszorg.places.geography import slugify
from arbeidszorg.places.level import TOWN
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.texts import label, t, tn
from arbeidszorg.texts.glossary import terms
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import View
from components import html, portrait
from components.contact import mail
from components.context import host
from components.finder_list import detail
from components.finding import BESIDE, address, place_of, today
from components.pictograms import pictogram

#: The official source of contact data.
SOCIAL_MAP = "https://www.desocialekaart.be/"
#: Letters of an address that may stand in a link as they are.
SAFE = "/:?#[]@!$&'()*+,;=%~"
#: Sectors that the glossary has under another code than their own.
EXPLAINED = {"MB": "maatwerkbedrijf"}


def card(found: Found, known: Finder) -> html.Section:
    """What is known of it, each under a question."""
    each = found.initiative
    lines: list[Any] = []
    for fact in facts(known, found):
        content = _content(fact, each)
        if content is not None:
            title = [pictogram(fact.key), html.Span(t(f"vinden.fact.{fact.key}"))]
            lines += [html.Dt(title), html.Dd(content)]
    return html.Section(
        [html.H2(t("vinden.one.facts"), className="onzichtbaar"), html.Dl(lines)],
        className="figuurkaart kortefeiten",
    )


def _content(fact: Fact, each: Initiative) -> Any:
    """What stands under a question; None when it is left out."""
    if fact.key == "doen":
        return doings(each)
    if fact.key == "contact":
        return contact(each)
    if fact.text:
        return fact.text
    return None if fact.key in OPTIONAL else html.Span(t("vinden.one.unknown"), className="leegte")


def doings(each: Initiative, shared: Collection[str] = ()) -> html.Ul:
    """Its activities, each with its pictogram; ``shared``: what others beside it have too."""
    return html.Ul(
        [
            html.Li(
                [pictogram(code), html.Span(label("activiteit", code))],
                className="gedeeld" if code in shared else "",
            )
            for code in activities(each)
        ],
        className="doelijst",
    )


def contact(each: Initiative) -> Any:
    """How to reach it; the Sociale Kaart knows best."""
    about = each.about
    links: list[Any] = []
    if about.phone:
        number = "".join(sign for sign in about.phone if sign.isdigit() or sign == "+")
        links.append(html.A(about.phone, href=f"tel:{number}") if number else about.phone)
    if about.email:
        links.append(html.A(about.email, href=f"mailto:{quote(about.email, safe='@')}"))
    if site := web(about.website):
        links.append(html.A(_bare(site), href=site, rel="noopener"))
    if about.social_map:
        to = social_map(each)
        links.append(html.A(t("vinden.one.social_map"), href=to, rel="noopener"))
    if not links:
        return html.Span(t("vinden.one.no_contact"), className="leegte")
    lines: list[Any] = [html.Ul([html.Li(link) for link in links], className="contactlijst")]
    if about.social_map:
        lines.append(html.P(t("vinden.one.social_map_note"), className="klassenuitleg"))
    return lines


def web(text: str | None) -> str:
    """An address of the web that may be a link, "" for anything else."""
    tidy = (text or "").strip()
    known = tidy.lower().startswith(("http://", "https://"))
    return quote(tidy, safe=SAFE) if known and not any(map(str.isspace, tidy)) else ""


def _bare(site: str) -> str:
    return site.partition("://")[2].rstrip("/")


def social_map(each: Initiative) -> str:
    """Its page on the Sociale Kaart: there a name and a number make an address."""
    number = (each.about.social_map or "").strip().strip("/")
    if number.startswith(SOCIAL_MAP):
        return quote(number, safe=SAFE)
    if number.isdigit():
        return f"{SOCIAL_MAP}{slugify(each.name) or 'fiche'}-{number}"
    return f"{SOCIAL_MAP}{quote(number, safe='')}"


# --- what stands around it -----------------------------------------------------------------------


def lead(found: Found, known: Finder, question: Question) -> str:
    """Its sector and town, and how far."""
    each = found.initiative
    words = {
        "sector": label("sector", each.sector),
        "town": known.geography.full_name(each.nis),
    }
    if question.origin and found.km is not None:
        said = {"far": far(found), "from": question.origin.name}
        key = "lead_same" if said["far"] == t("vinden.same_town") else "lead_far"
        note = question.origin.note
        return " ".join(filter(None, (t(f"vinden.one.{key}", **words, **said), note)))
    return t("vinden.one.lead", **words)


def buttons(each: Initiative, question: Question) -> html.P:
    """Back to the list, onto the list of the reader, and on paper."""
    parts: list[Any] = [html.A(t("vinden.one.back"), href=address(question), className="knop")]
    taken = each.code in question.chosen
    if taken or len(question.chosen) < MOST_CHOSEN:
        to = detail(each.code, question.with_chosen(each.code))
        key = "remove" if taken else "add"
        parts.append(html.A(t(f"vinden.shortlist.{key}"), href=to, className="knop"))
    if question.chosen:
        text = tn("vinden.shortlist.compare", len(question.chosen))
        parts.append(html.A(text, href=address(question, BESIDE), className="knop hoofdknop"))
    parts.append(print_button(t("vinden.one.print")))
    return html.P(parts, className="knoppenrij")


def print_button(text: str) -> html.Button:
    """Prints the page, where scripts run."""
    shown = {"data-druk": ""}
    return html.Button(text, type="button", className="knop met-script", hidden=True, **shown)


def times(each: Initiative, known: Finder) -> list[html.P]:
    """What is said first of one that is still to start, or is about to stop."""
    text = timing(known, each)
    return [html.P(text, className="melding")] if text else []


def meaning(each: Initiative, here: Atlas) -> list[html.Section]:
    """Its sector and its form in a sentence each, as the glossary has them."""
    known = {term.code: term for term in terms(of_study=here.geography.territory.is_studied)}
    codes = [EXPLAINED.get(each.sector, each.sector.lower()), each.form or ""]
    found = [known[code] for code in codes if code in known]
    if not found:
        return []
    lines: list[Any] = []
    for term in found:
        name = term.name[0].upper() + term.name[1:]
        lines += [html.Dt(html.A(name, href=f"/over#{term.anchor}")), html.Dd(term.short)]
    return [
        html.Section(
            [html.H2(t("vinden.one.meaning")), html.Dl(lines, className="betekenis")],
            className="figuurkaart",
        )
    ]


def participants(each: Initiative, here: Atlas) -> html.Section:
    """How many work there is shown of no initiative; of its town and sector as far as it is. Where
    it is alone in those, that number is about its people, and it is said why it can be shown."""
    year = here.years[1]
    view = View((year, year), level=TOWN, areas=(each.nis,), sectors=(each.sector,))
    town = here.geography.full_name(each.nis)
    table = here.table(view)
    shown = any(row.status == OK and row.value for row in table.rows)
    key = "participants_alone" if shown and _alone(each, here, year) else "participants_not"
    more = html.A(
        t("vinden.one.participants_more", town=town),
        href=portrait.link(here.geography, each.nis, year, year),
    )
    return html.Section(
        [
            html.H2(t("vinden.one.participants")),
            html.P(t(f"vinden.one.{key}", year=year, town=town)),
            html.P(sentence(table)),
            html.P(more),
        ],
        className="figuurkaart",
    )


def _alone(each: Initiative, here: Atlas, year: int) -> bool:
    """Whether no other of its sector ran in its town in a year, in which it ran itself."""
    there = (one for one in here.running(year) if one.nis == each.nis)
    return [one.code for one in there if one.sector == each.sector] == [each.code]


def alike(each: Initiative, known: Finder, question: Question) -> html.Section:
    """Like it near by."""
    found = known.alike(each)
    doing_too = any(not one.initiative.activities.isdisjoint(each.activities) for one in found)
    key = "alike_none" if not found else "alike_doing" if doing_too else "alike_sector"
    items = [
        html.Li(
            [
                html.A(
                    full_name(known, one.initiative),
                    href=detail(one.initiative.code, question),
                ),
                f" ({', '.join(filter(None, _where(one, known)))})",
                html.Span(doing(one.initiative), className="vinddoet"),
            ]
        )
        for one in found
    ]
    return html.Section(
        [
            html.H2(t("vinden.one.alike")),
            html.P(t(f"vinden.one.{key}")),
            *([html.Ul(items, className="alikelijst")] if items else []),
        ],
        className="figuurkaart gelijkaardig",
    )


def _where(one: Found, known: Finder) -> tuple[str, ...]:
    town = known.geography.areas[one.initiative.nis].name
    return town, far(one), by_centre(known, one.initiative)


def checked(each: Initiative, here: Atlas) -> html.P:
    """When somebody looked whether it is right, and where to say that it is not."""
    on = each.about.checked_on
    if on is not None and on <= today():
        said = t("vinden.one.checked", day=style.day(on))
    else:
        said = t("vinden.one.checked_never")
    link = f"{host()}{place_of(each.code)}"
    subject = t("vinden.one.mail_subject", name=each.name)
    to = mail(here, subject, t("vinden.one.mail_body", name=each.name, link=link))
    more = [" ", html.A(t("vinden.one.wrong"), href=to)] if to else []
    return html.P([said, *more], className="nagekeken")
