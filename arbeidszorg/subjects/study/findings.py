"""Every figure of the study by its key."""

from __future__ import annotations

from collections.abc import Callable

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.subjects.study import balances, mobility, offer, scenario
from arbeidszorg.subjects.study.amounts import GOVERNMENT, PARTICIPANT
from arbeidszorg.subjects.study.finding import Finding

#: Key -> what makes the figure from the atlas and the query part of an address.
FINDINGS: dict[str, Callable[[Atlas, str], Finding]] = {
    "uniek": lambda _, __: offer.approach(),
    "welbevinden": lambda _, __: balances.gains(),
    "ladder": lambda _, __: mobility.rungs(),
    "doorstroom": lambda here, _: mobility.side_by_side(here),
    PARTICIPANT: lambda _, __: balances.waterfall(PARTICIPANT),
    GOVERNMENT: lambda _, __: balances.waterfall(GOVERNMENT),
    "aanbod": lambda here, _: offer.activities(here),
    "tornado": lambda _, query: balances.tornado(scenario.read(query).a),
}
