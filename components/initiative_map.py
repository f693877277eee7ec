"""Maps with initiatives: all that were found, and one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from arbeidszorg.figures import keys
from arbeidszorg.figures.kinds import spots
from arbeidszorg.figures.picture import Key, Picture
from arbeidszorg.figures.still import marks
from arbeidszorg.finding.facts import by_centre, far, full_name
from arbeidszorg.finding.finder import Answer, Finder, Found
from arbeidszorg.finding.question import Question
from arbeidszorg.texts import label, t, tn
from components import html, legend
from components.finding import place_of
from components.still_box import still_box

#: Of these it is sure that a map from nearby shows them.
NEAREST = 6
#: Kilometres that a map from nearby reaches at most from its middle: so many, or so many times as
#: far as the last of those.
LEAST_REACH, TIMES = 20.0, 3.0
#: Of more, dots are drawn together and say nothing to who points at them.
MOST_NAMED = marks.MOST
#: Height of the map of one initiative, in pixels.
LOW = 300


def overview(
    question: Question, answer: Answer, shown: Sequence[Found], known: Finder
) -> html.Section:
    """The map of all that was found, beside the list."""
    start, query = question.origin, question.query(known.geography)
    seen = _seen(answer.found)
    named = len(seen) <= MOST_NAMED
    picture = spots.spots_map(
        known.geography.outline(_level(known)),
        [
            _marked(found, known, query, question.chosen) if named else _plain(found, known)
            for found in seen
        ],
        _towns(known),
        known.geography.beyond,
        spots.From(start.spot, start.name, question.within) if start else None,
        [found.initiative.code for found in shown[:NEAREST]] if start else _inside(question, shown),
    )
    said = tn("vinden.map_described", len(answer.found))
    note = t("vinden.map_note" if start else "vinden.map_note_plain")
    return _section("vindkaart", t("vinden.map"), said, note, picture, answer.found)


def _seen(found: Sequence[Found]) -> Sequence[Found]:
    """Those that a map from nearby can show; without a place to look from all of them."""
    if not found or found[0].km is None:
        return found
    reach = max(LEAST_REACH, TIMES * (found[:NEAREST][-1].km or 0.0))
    return [each for each in found if (each.km or 0.0) <= reach]


def _plain(found: Found, known: Finder) -> spots.Marked:
    """One of so many that none can be pointed at."""
    each = found.initiative
    return spots.Marked("", each.sector, known.spots[each.code].point, ("",))


def _inside(question: Question, shown: Iterable[Found]) -> list[str]:
    """What a map of chosen areas must show."""
    return [found.initiative.code for found in shown] if question.areas else []


def of_one(found: Found, known: Finder) -> html.Section:
    """Where one initiative is, with what is around it."""
    each = found.initiative
    picture = spots.spots_map(
        known.geography.outline(_level(known)),
        [_marked(found, known, taken=(each.code,))],
        _towns(known),
        known.geography.beyond,
        height=LOW,
    )
    town = known.geography.areas[each.nis].name
    said = t("vinden.one.map_described", name=each.name, town=town)
    exact = known.spots[each.code].exact
    note = "" if exact else t("vinden.at_centre", town=town)
    return _section("waarkaart", t("vinden.one.map"), said, note, picture, [])


def _section(
    base: str, title: str, said: str, note: str, picture: Picture, found: Iterable[Found]
) -> html.Section:
    """A map with its name and the key to its colours."""
    sectors = {label("sector", each.initiative.sector) for each in found}
    shown: list[Key] = [key for key in keys.of_sectors() if key.text in sectors]
    return html.Section(
        [
            html.H2(title, id=f"{base}-titel"),
            still_box(base, picture, title, said),
            html.P(said, id=f"{base}-zin", className="onzichtbaar"),
            legend.keys(tuple(shown)),
            *([html.P(note, className="klassenuitleg")] if note else []),
        ],
        id=base,
        className="figuurkaart vindkaart",
        **{"aria-labelledby": f"{base}-titel"},
    )


def _marked(
    found: Found, known: Finder, query: str | None = None, taken: Collection[str] = ()
) -> spots.Marked:
    """An initiative on the map; ``query``: that of its page, None where it leads nowhere."""
    each = found.initiative
    town = known.geography.areas[each.nis].name
    where = " · ".join(filter(None, (town, far(found), by_centre(known, each))))
    return spots.Marked(
        each.code,
        each.sector,
        known.spots[each.code].point,
        (full_name(known, each), label("sector", each.sector), where),
        "" if query is None else f"{place_of(each.code)}{query}",
        taken=each.code in taken,
    )


def _level(known: Finder) -> str:
    """The level whose outlines are drawn; in a territory without one between, the whole."""
    geography = known.geography
    return geography.main if geography.main in geography.middle else geography.top


def _towns(known: Finder) -> list[tuple[str, tuple[float, float]]]:
    """Names to find one's way by, of the largest towns first."""
    geography = known.geography
    largest = sorted(geography.centres, key=lambda nis: -geography.areas[nis].residents)
    return [(geography.areas[nis].name, geography.centres[nis]) for nis in largest]
