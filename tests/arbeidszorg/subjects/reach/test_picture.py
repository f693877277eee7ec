"""Maps of reach on tiles and on points, and bars."""

from __future__ import annotations

from arbeidszorg.figures.picture import Dot, Words
from arbeidszorg.subjects.reach import picture, tables
from helpers.reach import BRUGGE, VEURNE, all_but, found, world


def test_tiles_have_no_place_for_initiatives_and_points_have() -> None:
    got = found()
    drawn = picture.draw_map(got, tables.of_map(got))
    assert drawn.kind == "tiles" and not any(isinstance(mark, Dot) for mark in drawn.marks)
    got = found("?kaartvorm=cirkels")
    drawn = picture.draw_map(got, tables.of_map(got))
    (site,) = [mark for mark in drawn.marks if isinstance(mark, Dot) and mark.symbol == "diamond"]
    assert site.said == ("De Proef", "Brugge")
    assert drawn.keys[-1].text == "Initiatief"


def test_more_initiatives_than_can_be_told_apart_are_left_out() -> None:
    got = found("?kaartvorm=cirkels")
    sites = got.now.supply.sites * (picture.MANY + 1)
    plain = picture.draw_map(got, tables.of_map(got))
    bare = picture.with_sites(plain, got, sites)
    assert bare == plain
    some = picture.with_sites(plain, got, sites[: picture.MANY])
    dots = [mark for mark in some.marks if isinstance(mark, Dot) and mark.symbol == "diamond"]
    assert len(dots) == picture.MANY + 1
    assert isinstance(some.marks[-1], Words), "names lie on top"


def test_who_points_at_a_municipality_reads_its_nearest_initiative() -> None:
    got = found()
    drawn = picture.draw_map(got, tables.of_map(got))
    (said,) = [mark.said for mark in drawn.marks if mark.code == VEURNE and mark.said]
    assert said[0] == "Veurne" and said[2].startswith("Dichtste: De Proef (Brugge), ongeveer 4")
    assert said[3] == "Binnen 10 km: 0"
    (said,) = [mark.said for mark in drawn.marks if mark.code == BRUGGE and mark.said]
    assert said[2] == "Dichtste: De Proef (Brugge), plek niet bekend"
    got = found(here=world({"lat": 51.2089, "lon": 3.2247}))
    drawn = picture.draw_map(got, tables.of_map(got))
    (said,) = [mark.said for mark in drawn.marks if mark.code == BRUGGE and mark.said]
    assert said[2].startswith("Dichtste: De Proef (Brugge), 0,")


def test_who_is_looked_at_and_where_one_more_is_thought_of_have_a_border() -> None:
    got = found(f"?erbij=veurne&gebied={BRUGGE}&kaartvorm=cirkels")
    drawn = picture.draw_gains(got, tables.of_more(got))
    borders = {
        mark.code: mark.border for mark in drawn.marks if isinstance(mark, Dot) and mark.code
    }
    assert borders[BRUGGE] == picture.TOWN and borders[VEURNE] == picture.THOUGHT
    assert [
        mark.said for mark in drawn.marks if isinstance(mark, Dot) and mark.symbol == "star"
    ] == [("Initiatief erbij", "Veurne")]


def test_a_map_where_there_is_nothing_says_so_in_its_key() -> None:
    got = found("?sector=ggz")
    drawn = picture.draw_map(got, tables.of_map(got))
    (key,) = drawn.keys
    assert key.brief == "n.v.t." and len(key.codes) == 62


def test_bars_are_of_the_first_and_words_where_there_are_none() -> None:
    table = tables.of_white_spots(found())
    drawn = picture.draw_bars(table, "Geen.")
    assert len([mark for mark in drawn.marks if mark.code]) == tables.BARS < len(table.rows)
    none = tables.of_best(found(here=all_but()))
    assert picture.draw_bars(none, "Nergens.").words == "Nergens."
