"""A question about initiatives, and its address: readable, with what goes without saying left out,
and a notice (Dutch) for what an address asks in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from arbeidszorg.figures.text import clean
from arbeidszorg.finding.origins import Origin, origin
from arbeidszorg.places.geography import Geography, slugify
from arbeidszorg.places.names import place
from arbeidszorg.registrations import model
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.texts import t, tn
from arbeidszorg.view.data_version import VERSION
from arbeidszorg.view.dropped import MOST_NAMED
from arbeidszorg.view.wording import enumerate_nl

#: Letters of what is typed that are read.
LONGEST = 100
#: Initiatives on a list, and kilometres that can be chosen; the most that an address may say.
MOST_CHOSEN, RADII, MOST_KM = 5, (5, 10, 15, 20, 30), 100
#: Pages of a list that an address may ask for.
MOST_PAGES = 10_000
#: Parameters of an address, in the order in which it says them.
PARAMETERS = (
    "van",
    "binnen",
    "zoek",
    "sector",
    "activiteit",
    "vorm",
    "gebied",
    "doelgroep",
    "vrij",
    "blad",
    "id",
)


#: Other names that people write in an address for one of these.
ALSO = {"postcode": "van", "gemeente": "van"}
#: Letters of the name of a parameter that a notice says again.
LONGEST_NAME = 30


@dataclass(frozen=True)
class Question:
    """``within``: kilometres, 0 for any; ``areas``: codes; ``group``: words of a target group;
    ``free``: with a free place as far as is known; ``page``: of the list, from 1; ``chosen``: ids
    of the initiatives that are kept beside each other."""

    origin: Origin | None = None
    within: int = 0
    text: str = ""
    sectors: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    form: str = ""
    areas: tuple[str, ...] = ()
    group: str = ""
    free: bool = False
    page: int = 1
    chosen: tuple[str, ...] = ()

    def with_chosen(self, code: str) -> Question:
        """The same with an initiative on the list, or off it when it is there."""
        if code in self.chosen:
            return replace(self, chosen=tuple(each for each in self.chosen if each != code))
        return replace(self, chosen=(*self.chosen, code))

    def parameters(self, places: Geography) -> list[tuple[str, str]]:
        """What its address says, pair by pair."""
        values: dict[str, str] = {
            "van": self.origin.value if self.origin else "",
            "binnen": str(self.within) if self.within else "",
            "zoek": self.text,
            "sector": ",".join(code.lower() for code in self.sectors),
            "activiteit": ",".join(self.activities),
            "vorm": self.form,
            "gebied": ",".join(places.areas[code].slug for code in self.areas),
            "doelgroep": self.group,
            "vrij": "ja" if self.free else "",
            "blad": str(self.page) if self.page > 1 else "",
        }
        return [
            *((name, values[name]) for name in PARAMETERS if values.get(name)),
            *(("id", code) for code in self.chosen),
        ]

    def query(self, places: Geography) -> str:
        """The query part of its address, "" for a question that asks for all."""
        pairs = self.parameters(places)
        return f"?{urlencode(pairs, safe=',')}" if pairs else ""


@dataclass(frozen=True)
class Read:
    """An address as it was read: the question, what was asked in vain, the name of the place that
    may have been meant, how far (km) it may be from there, and the place as it was typed."""

    question: Question
    notices: tuple[str, ...] = ()
    meant: str = ""
    within: int = 0
    typed: str = field(default="", compare=False)


def read(
    asked: Mapping[str, Any],
    places: Geography,
    get: Callable[[str], Initiative | None],
    groups: Iterable[str] = (),
) -> Read:
    """The question of an address. ``asked``: its parameters, each a text or a list; ``get``: the
    initiative of an id; ``groups``: the target groups that there are."""
    notices: list[str] = []
    asked = _renamed(asked, notices)
    start = origin(_first(asked, "van"), places)
    if start.notice:
        notices.append(start.notice)
    within = _within(asked, start.origin, notices)
    areas = _areas(asked, places, notices) or ((start.area,) if start.area else ())
    question = Question(
        origin=start.origin,
        within=within if start.origin else 0,
        text=clean(_first(asked, "zoek")[: 10 * LONGEST]).strip()[:LONGEST],
        sectors=_codes(asked, "sector", model.SECTORS, notices),
        activities=_codes(asked, "activiteit", model.ACTIVITIES, notices),
        form=next(iter(_codes(asked, "vorm", model.CODES["vorm"], notices)), ""),
        areas=areas,
        group=_group(asked, groups, notices),
        free=_first(asked, "vrij").lower() in ("ja", "1"),
        page=_page(_first(asked, "blad")),
        chosen=chosen(asked.get("id", ()), get, notices),
    )
    return Read(question, tuple(dict.fromkeys(notices)), start.meant, within, _first(asked, "van"))


def _renamed(asked: Mapping[str, Any], notices: list[str]) -> dict[str, Any]:
    """The parameters that there are, by their own name. Others are told: what is meant by one that
    says it otherwise, and those that nobody knows."""
    known = {name: value for name, value in asked.items() if name in PARAMETERS}
    for name, own in ALSO.items():
        if _first(asked, name) and not _first(known, own):
            known[own] = asked[name]
            parameter = t(f"vinden.parameter.{own}")
            notices.append(t("vinden.notice.renamed", name=name, parameter=parameter))
        elif name in asked:
            notices.append(_strange([name]))
    strange = [name for name in asked if name not in (*PARAMETERS, *ALSO, VERSION)]
    if strange:
        notices.append(_strange(strange))
    return known


def _strange(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{clean(name)[:LONGEST_NAME]}”" for name in names[:MOST_NAMED])
    return tn("view.notice.unknown_parameter", len(names), values=shown)


def chosen(
    value: Any, get: Callable[[str], Initiative | None], notices: list[str]
) -> tuple[str, ...]:
    """The ids of a list: once or more often, with commas between them or not. What there is not,
    and a sixth, is told."""
    every: list[str] = []
    for text in _texts(value):
        every += [text] if get(text) or "," not in text else text.split(",")
    known: list[str] = []
    strange: list[str] = []
    for text in filter(str.strip, every):
        found = get(text)
        (known if found else strange).append(found.code if found else clean(text).strip()[:40])
    own = tuple(dict.fromkeys(known))
    if strange:
        names = enumerate_nl([f"“{text}”" for text in dict.fromkeys(strange[:3])])
        notices.append(tn("vinden.notice.no_initiative", len(strange), names=names))
    if len(own) > MOST_CHOSEN:
        notices.append(t("vinden.notice.too_many", most=MOST_CHOSEN))
    return own[:MOST_CHOSEN]


def _texts(value: Any) -> list[str]:
    return [str(text) for text in (value if isinstance(value, list | tuple) else [value]) if text]


def _first(asked: Mapping[str, Any], name: str) -> str:
    return next(iter(_texts(asked.get(name, ""))), "").strip()


def _parts(asked: Mapping[str, Any], name: str) -> list[str]:
    """The values of a parameter, with commas between them or more often, each once."""
    parts = (part.strip() for text in _texts(asked.get(name, "")) for part in text.split(","))
    return list(dict.fromkeys(filter(None, parts)))


def _codes(
    asked: Mapping[str, Any], name: str, known: Iterable[str], notices: list[str]
) -> tuple[str, ...]:
    """The codes that a parameter names, in the order of their list; all of them is none."""
    codes = {code.lower(): code for code in known}
    parts = [part.lower() for part in _parts(asked, name)]
    if strange := [part for part in parts if part not in codes]:
        notices.append(_unknown(name, strange))
    taken = tuple(code for low, code in codes.items() if low in parts)
    return () if len(taken) == len(codes) else taken


def _areas(asked: Mapping[str, Any], places: Geography, notices: list[str]) -> tuple[str, ...]:
    known: list[str] = []
    strange: list[str] = []
    for text in _texts(asked.get("gebied", "")):
        whole = place(places, text)
        for part in [text] if whole else text.split(","):
            area = place(places, part.strip()) if part.strip() else None
            if area is not None:
                known.append(area.code)
            elif part.strip():
                strange.append(part)
    if strange:
        notices.append(_unknown("gebied", strange))
    return tuple(code for code in dict.fromkeys(known) if code != places.whole)


def _unknown(name: str, values: Iterable[str]) -> str:
    shown = [f"“{clean(value).strip()[:40]}”" for value in list(values)[:3]]
    parameter = t(f"vinden.parameter.{name}")
    return t("vinden.notice.unknown", values=enumerate_nl(shown), parameter=parameter)


def _within(asked: Mapping[str, Any], start: Origin | None, notices: list[str]) -> int:
    """How far it may be, also where there is no place to measure from: then it is told."""
    text = _first(asked, "binnen").lower().removesuffix("km").strip()
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 5 and 0 < int(text) <= MOST_KM):
        notices.append(_unknown("binnen", [text]))
        return 0
    if start is None:
        key = "within_unknown" if _first(asked, "van") else "within_nowhere"
        notices.append(t(f"vinden.notice.{key}", distance=t("vinden.distance", km=int(text))))
    return int(text)


def _group(asked: Mapping[str, Any], groups: Iterable[str], notices: list[str]) -> str:
    text = _first(asked, "doelgroep")
    if not text:
        return ""
    found = next((group for group in groups if slugify(group) == slugify(text)), "")
    if not found:
        notices.append(_unknown("doelgroep", [text]))
    return found


def _page(text: str) -> int:
    known = text.isascii() and text.isdigit() and len(text) < 6
    return min(max(1, int(text)), MOST_PAGES) if known else 1
