"""Answer questions from a compiled version: the same rules and the same gate as from the
registrations, over what may be shown alone."""

from __future__ import annotations

from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting.shown import HIDDEN, PLAIN, Numbers, columns
from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.answers import Answers, asking
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.lattice import ALL, SECTORS, Key
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.identity import identity
from arbeidszorg.settings import Settings
from arbeidszorg.texts import t
from arbeidszorg.view.measures import PLACES


class ForeignError(CompiledError):
    """A compiled version is of other areas or codes than the program shows, or of another rule; the
    message says so, and what to do (Dutch)."""


def answers(compiled: Compiled, geography: Geography, settings: Settings) -> Answers:
    """What a compiled version may say. ``geography``: of the same areas; raises
    :class:`ForeignError`, with what to do in Dutch, when it is not, when the program counts by
    other codes, or when the threshold is another than it was decided with."""
    made_of, own = compiled.territory, identity(geography)
    if made_of.code != own.code:
        raise CompiledError(t("server.ready.other_territory", made_of=made_of.name, own=own.name))
    if made_of != own:
        raise CompiledError(t("server.ready.other_areas"))
    geography = geography.with_residents(compiled.residents)
    if not set(compiled.offer.towns) == {area.code for area in geography.level("gemeente")}:
        raise ForeignError(t("server.ready.other_areas"))
    areas = lattice.areas(geography, compiled.offer.towns)
    if not all(_fits(compiled, key, len(areas.towns)) for key in compiled.shown):
        raise ForeignError(t("server.ready.other_areas"))
    # Under another threshold the numbers that protect the small ones would be others.
    decided, asked = compiled.rule.rpartition("/")[2], f"{settings.small_from}-{settings.small_to}"
    if decided != asked:
        raise ForeignError(t("server.ready.other_threshold", decided=decided, asked=asked))
    source = Numbers(compiled.offer, compiled.shown, areas.index, compiled.edition.first_year)
    gate = Gate(
        decision(compiled),
        areas,
        geography,
        compiled.offer.towns,
        compiled.edition.first_year,
        settings,
    )
    return Answers(
        compiled.edition,
        geography,
        settings,
        asking(source, geography, gate, compiled.edition),
        compiled.initiatives,
        compiled.reporting,
        compiled.amounts,
        compiled.net_results.__getitem__,
    )


def _fits(compiled: Compiled, key: Key, areas: int) -> bool:
    """Whether the numbers of a measure and place stand where they are looked for."""
    shown, edition = compiled.shown[key], compiled.edition
    years = edition.last_year - edition.first_year + 1
    codes = max(places.stop for places in columns(*key).values())
    shape = (years, areas, 1 + SECTORS, codes)
    hours = shown.hours
    return shown.persons.shape == shape and (
        hours is None if key[0] != "uren" else hours is not None and hours.shape == shape
    )


def decision(compiled: Compiled) -> Decision:
    """What may be shown, read off from what is."""
    shown = {key: part.persons != HIDDEN for key, part in compiled.shown.items()}
    return Decision(
        compiled.edition.version,
        compiled.rule,
        {key: may[..., 0] for key, may in shown.items()},
        {
            measure: may[:, :, ALL, compiled.shown[measure, place].columns["vorm"]]
            for (measure, place), may in shown.items()
            if place == PLACES[0]
        },
        {
            (*key, split): may[..., codes]
            for key, may in shown.items()
            for split, codes in compiled.shown[key].columns.items()
            if split not in (PLAIN, "vorm")
        },
    )
