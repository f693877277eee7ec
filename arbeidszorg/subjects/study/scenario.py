"""An address becomes two scenarios of the calculator, and two scenarios an address.

Scenario A starts from the values of the study. Scenario B is the same as A, except for what it says
itself, as ``b.doorstroom=16``. What an address asks in vain is dropped and said in a Dutch notice;
nothing in it can raise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import parse_qsl

from arbeidszorg.subjects.study import amounts, euro
from arbeidszorg.subjects.study.amounts import DOORSTROOM, INPUTS, PARTICIPANTS, Scenario
from arbeidszorg.texts import has, t
from arbeidszorg.view.address import (
    LONGEST_ADDRESS,
    LONGEST_PART,
    MOST_PARAMETERS,
    as_query,
)
from arbeidszorg.view.dropped import MOST_NOTICES

#: What the parameters of scenario B begin with.
OTHER = "b."
#: Names that links of before may hold, by parameter name.
OLD_PARAMETERS = {
    "aantal": "deelnemers",
    "medewerkers": "deelnemers",
    "opstap": "doorstroom",
    "verplaatsing": "onkosten",
    "subsidie": "subsidies",
}
#: Longest part of a visitor's own text that a notice repeats.
LONGEST_SHOWN = 30
#: Longest list of unknown parameters that a notice names.
MOST_NAMED = 5


@dataclass(frozen=True)
class Bounds:
    """What an input may be, and where its slider ends; ``decimals``: how precise it is."""

    least: float
    most: float
    slider: float
    step: float
    decimals: int


def bounds(code: str) -> Bounds:
    """The bounds of an input. A slider ends at a round number, at least twice what the study says;
    the field beside it takes more."""
    if code == PARTICIPANTS:
        return Bounds(1, 100_000, _above(amounts.value(amounts.study(), code)), 1, 0)
    if code == DOORSTROOM:
        return Bounds(0, amounts.WHOLE, 30, 0.5, 1)
    return Bounds(0, 100_000, _above(amounts.value(amounts.study(), code)), 1, 2)


def _above(number: float) -> float:
    """The first of 1, 2 or 5 times a power of ten that is at least twice a number."""
    power = 10.0 ** (len(str(int(number))) - 1)
    return next(times * power for times in (2, 5, 10, 20) if times * power >= 2 * number)


@dataclass(frozen=True)
class Scenarios:
    """Two scenarios as an address asks for them. ``own``: the inputs that B says itself;
    ``faults``: parameter -> what is wrong with it, in Dutch; ``notices``: the same and whatever
    else was dropped."""

    a: Scenario
    b: Scenario
    own: frozenset[str]
    faults: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()


def read(query: str | Mapping[str, str]) -> Scenarios:
    """Read both scenarios from the query part of an address."""
    texts, notices = _parameters(query)
    faults: dict[str, str] = {}

    def ask(start: Scenario, prefix: str) -> tuple[Scenario, frozenset[str]]:
        scenario, own = start, set()
        for code in INPUTS:
            text = texts.pop(f"{prefix}{code}", None)
            if text is None or (prefix and not text.strip()):
                continue  # an empty field of B says: as A
            number, fault = understood(code, text)
            if number is None:
                unchanged = in_words(code, amounts.value(start, code))
                stays = t(f"watals.stay.{'a' if prefix else 'study'}", value=unchanged)
                faults[f"{prefix}{code}"] = f"{fault} {stays}"
                continue
            own.add(code)
            scenario = amounts.changed(scenario, code, number)
        return scenario, frozenset(own)

    a, _ = ask(amounts.study(), "")
    b, own = ask(a, OTHER)
    own = frozenset(code for code in own if amounts.value(b, code) != amounts.value(a, code))
    notices += [
        t("watals.notice.fault", name=parameter_name(name), fault=fault)
        for name, fault in faults.items()
    ]
    if texts:
        names = [f"“{_short(name)}”" for name in texts]
        notices.append(t("watals.notice.unknown", names=", ".join(names[:MOST_NAMED])))
    return Scenarios(a, b, own, faults, tuple(dict.fromkeys(notices))[:MOST_NOTICES])


def _parameters(query: str | Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Parameter -> its text; of a parameter that comes twice, the first is taken."""
    notices: list[str] = []
    pairs = (
        parse_qsl(query.removeprefix("?"), keep_blank_values=True, errors="replace")
        if isinstance(query, str)
        else list(query.items())
    )
    if len(pairs) > MOST_PARAMETERS or sum(map(len, chain(*pairs))) > LONGEST_ADDRESS:
        notices.append(t("watals.notice.too_long"))
        pairs = [
            (name[:LONGEST_PART], text[:LONGEST_PART]) for name, text in pairs[:MOST_PARAMETERS]
        ]
    texts: dict[str, str] = {}
    for raw, text in pairs:
        name = raw.strip().lower()
        prefix = OTHER if name.startswith(OTHER) else ""
        bare = name.removeprefix(prefix)
        name = prefix + OLD_PARAMETERS.get(bare, bare)
        if name in texts:
            notices.append(t("watals.notice.twice", name=parameter_name(name)))
        else:
            texts[name] = text
    return texts, notices


def understood(code: str, text: str) -> tuple[float | None, str]:
    """The value that a text gives an input, or None and what is wrong with it."""
    number, limits = euro.read(text), bounds(code)
    quoted = {"text": _short(text)}
    if not text.strip():
        return None, t("watals.fault.empty")
    if number is None:
        return None, t("watals.fault.text", **quoted)
    if number < 0:
        return None, t("watals.fault.negative", **quoted)
    if number < limits.least:
        return None, t("watals.fault.small", least=euro.plain(limits.least))
    if number > limits.most:
        return None, t("watals.fault.large", most=in_words(code, limits.most))
    if limits.decimals == 0 and number != int(number):
        return None, t("watals.fault.whole", **quoted)
    return euro.rounded(number, limits.decimals), ""


def in_words(code: str, number: float) -> str:
    """A value of an input with its unit, to read."""
    if code == DOORSTROOM:
        return euro.percent(number)
    if code == PARTICIPANTS:
        return euro.plain(number)
    return t("watals.euro", value=euro.plain(number, 2))


def input_name(code: str) -> str:
    """What an input is called."""
    if has(f"watals.input.{code}"):
        return t(f"watals.input.{code}")
    return t(f"meerwaarde.post.{code}")


def assumptions(scenario: Scenario) -> str:
    """Every input of a scenario with its value, in words."""
    every = [
        t(
            "watals.tornado.assumption",
            name=input_name(code).lower(),
            value=in_words(code, amounts.value(scenario, code)),
        )
        for code in INPUTS
    ]
    return t("watals.tornado.assumptions", all="; ".join(every))


def parameter_name(name: str) -> str:
    """What a parameter is called on the page."""
    code = name.removeprefix(OTHER)
    if code not in INPUTS:
        return _short(name)
    label = input_name(code)
    return t("watals.form.in_b", name=label) if name.startswith(OTHER) else label


def _short(text: str) -> str:
    """A visitor's own text, made fit to be shown."""
    clean = "".join(letter if letter.isprintable() else " " for letter in text).strip()
    return clean if len(clean) <= LONGEST_SHOWN else clean[: LONGEST_SHOWN - 1] + "…"


def parameters(a: Scenario, b: Scenario) -> dict[str, str]:
    """The address parameters of two scenarios: of A what differs from the study, of B what differs
    from A."""
    texts = {}
    for prefix, scenario, start in (("", a, amounts.study()), (OTHER, b, a)):
        for code in INPUTS:
            number = amounts.value(scenario, code)
            if number != amounts.value(start, code):
                texts[f"{prefix}{code}"] = euro.typed(number)
    return texts


def query(a: Scenario, b: Scenario) -> str:
    """The query part of the address: ``""`` or ``"?deelnemers=500&b.doorstroom=16"``."""
    return as_query(parameters(a, b))
