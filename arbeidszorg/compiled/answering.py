"""Answer questions from a compiled version: the same rules and the same gate as from the
registrations, over what may be shown alone."""

from __future__ import annotations

from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting.shown import HIDDEN, PLAIN, Numbers
from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.answers import Answers, asking
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.lattice import ALL
from arbeidszorg.places.geography import Geography
from arbeidszorg.settings import Settings
from arbeidszorg.view.measures import PLACES


def answers(compiled: Compiled, geography: Geography, settings: Settings) -> Answers:
    """What a compiled version may say. ``geography``: of the same areas."""
    geography = geography.with_residents(compiled.residents)
    areas = lattice.areas(geography, compiled.offer.towns)
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
