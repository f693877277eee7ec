"""The demonstration data: the same on every run, true to its totals and to the data contract.

Everything is counted here again, from the files, with plain pandas.
"""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pandas as pd
import pytest

from arbeidszorg.registrations import demo
from arbeidszorg.registrations.demo.chance import Chance
from arbeidszorg.registrations.demo.world import YEARS
from arbeidszorg.registrations.model import ACTIVITIES, CODES, FILES, REGISTERED
from arbeidszorg.settings import DATA

COMMITTED = DATA / "demo"
FILE_NAMES = [*(f"{name}.csv" for name in REGISTERED), "datapackage.json"]
PAID = ("5", "6")


def read(name: str, folder: Path = COMMITTED) -> pd.DataFrame:
    """A file as it is: text, empty where empty."""
    return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def output() -> io.StringIO:
    """What is printed while the files are written."""
    return io.StringIO()


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory: pytest.TempPathFactory, output: io.StringIO) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "new" / "folder"
    with redirect_stdout(output), redirect_stderr(output):
        demo.write(folder)
    return folder


@pytest.fixture(scope="module")
def initiatives() -> pd.DataFrame:
    """With the municipality of today and its regio."""
    frame = read("initiatieven")
    mergers = pd.read_csv(DATA / "reference" / "fusies.csv", dtype=str)
    places = pd.read_csv(DATA / "reference" / "gemeenten.csv", dtype=str)
    frame["today"] = frame.nis.replace(dict(zip(mergers.oud_nis, mergers.nieuw_nis, strict=True)))
    frame["regio"] = frame.today.map(places.set_index("nis").referentieregio_code)
    return frame


@pytest.fixture(scope="module")
def stays(initiatives: pd.DataFrame) -> pd.DataFrame:
    frame = read("registraties")
    frame["start"] = pd.to_datetime(frame.startdatum)
    frame["end"] = pd.to_datetime(frame.einddatum.replace("", "2200-01-01"))
    about = initiatives[["initiatief_id", "sector", "regio", "today"]]
    return frame.merge(about, on="initiatief_id", validate="many_to_one")


def in_year(stays: pd.DataFrame, year: int) -> pd.DataFrame:
    return stays[(stays.start <= f"{year}-12-31") & (stays.end >= f"{year}-01-01")]


def participants(stays: pd.DataFrame, year: int) -> int:
    return in_year(stays, year).medewerker_id.nunique()


def entrants(stays: pd.DataFrame, year: int) -> pd.DataFrame:
    first = stays.sort_values("start").drop_duplicates("medewerker_id")
    return first[first.start.dt.year == year]


def leavers(stays: pd.DataFrame, year: int) -> pd.DataFrame:
    last = stays.sort_values("end").drop_duplicates("medewerker_id", keep="last")
    return last[last.end.dt.year == year]


# The files


@pytest.mark.parametrize("name", FILE_NAMES)
def test_committed_files_are_what_the_seed_gives(name: str, rewritten: Path) -> None:
    assert (rewritten / name).read_bytes() == (COMMITTED / name).read_bytes()


@pytest.mark.parametrize("name", FILE_NAMES)
def test_plain_unix_text(name: str) -> None:
    raw = (COMMITTED / name).read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    raw.decode("utf-8")


def test_nothing_but_the_files_is_written(rewritten: Path, output: io.StringIO) -> None:
    assert sorted(path.name for path in rewritten.iterdir()) == sorted(FILE_NAMES)
    assert output.getvalue() == ""


def test_package_says_that_it_is_a_demonstration() -> None:
    package = json.loads((COMMITTED / "datapackage.json").read_text(encoding="utf-8"))
    assert package["demo"] is True
    assert package["temporal"] == {"start": "2017-01-01", "end": "2025-12-31"}
    assert package["title"]


# The contract


@pytest.mark.parametrize("name", REGISTERED)
def test_columns_and_values_follow_the_contract(name: str) -> None:
    frame = read(name)
    assert list(frame.columns) == [column.name for column in FILES[name]]
    for column in FILES[name]:
        filled = frame[column.name][frame[column.name] != ""]
        if column.required:
            assert len(filled) == len(frame), column.name
        if column.kind == "code":
            assert set(filled) <= set(CODES[column.name]), column.name
        elif column.kind == "codes":
            codes = filled.str.split("|")
            assert set(codes.explode()) <= set(CODES[column.name])
            assert all(list(row) == [code for code in ACTIVITIES if code in row] for row in codes)
        elif column.kind == "nis":
            assert filled.str.fullmatch(r"\d{5}").all()
        elif column.kind == "date":
            pd.to_datetime(filled, format="%Y-%m-%d")
        elif column.kind in ("whole", "year", "number"):
            numbers = pd.to_numeric(filled)
            if column.kind != "number":
                assert filled.str.fullmatch(r"\d+").all(), column.name
            if column.low is not None:
                assert ((numbers > column.low) if column.above else (numbers >= column.low)).all()
            if column.high is not None:
                assert (numbers <= column.high).all()


def test_ids_are_unique_and_known() -> None:
    initiatives, stays, costs = (read(name) for name in REGISTERED)
    assert initiatives.initiatief_id.is_unique
    assert stays.registratie_id.is_unique
    assert set(stays.initiatief_id) <= set(initiatives.initiatief_id)
    assert set(costs.initiatief_id) <= set(initiatives.initiatief_id)
    assert not costs.duplicated(["initiatief_id", "jaar"]).any()


def test_every_code_is_used() -> None:
    frames = {name: read(name) for name in REGISTERED}
    for name, frame in frames.items():
        for column in FILES[name]:
            if column.kind in ("code", "codes"):
                used = set(frame[column.name].str.split("|").explode()) - {""}
                assert used == set(CODES[column.name]), column.name


def test_stays_lie_within_the_life_of_their_initiative(
    stays: pd.DataFrame, initiatives: pd.DataFrame
) -> None:
    life = initiatives.set_index("initiatief_id")
    opened = pd.to_datetime(stays.initiatief_id.map(life.startdatum))
    closed = pd.to_datetime(stays.initiatief_id.map(life.einddatum).replace("", "2200-01-01"))
    assert (stays.start >= opened).all()
    assert (stays.end <= closed).all()
    assert (stays.end >= stays.start).all()
    assert (stays.end >= "2017-01-01").all()
    assert (stays.start <= "2025-12-31").all()
    assert stays.end.dt.year.isin([*range(2017, 2026), 2200]).all()


def test_what_is_noted_at_the_end_fits_together(stays: pd.DataFrame) -> None:
    still_there = stays[stays.einddatum == ""]
    assert (still_there.trede_na == "").all()
    assert (still_there.reden_stopzetting == "").all()
    noted = stays[(stays.trede_na != "") & (stays.reden_stopzetting != "")]
    assert (noted.trede_na.isin(PAID) == (noted.reden_stopzetting == "betaald-werk")).all()
    from_paid = stays[stays.registratie_id.isin(_first_ids(stays)) & stays.trede_voor.isin(PAID)]
    assert (from_paid.werkverleden != "nooit").all()


def _first_ids(stays: pd.DataFrame) -> pd.Series:
    return stays.sort_values("start").drop_duplicates("medewerker_id").registratie_id


def test_contact_details_lead_nowhere() -> None:
    frame = read("initiatieven")
    assert frame.organisatie.str.endswith("(verzonnen)").all()
    assert frame.website.str.fullmatch(r"(https://voorbeeld\.invalid/.*)?").all()
    assert frame.email.str.endswith("@voorbeeld.invalid").all()
    assert frame.telefoon.str.fullmatch(r"05\d 00 00 \d\d").all()
    assert frame.straat.str.startswith("Voorbeeldstraat ").all()


# The totals


def test_the_two_fixed_totals(stays: pd.DataFrame) -> None:
    assert participants(stays, 2018) == 1454
    assert participants(stays, 2021) == 1771


@pytest.mark.parametrize("year", YEARS)
def test_counted_again_each_year_is_as_planned(year: int, stays: pd.DataFrame) -> None:
    plan, coming, going = YEARS[year], entrants(stays, year), leavers(stays, year)
    assert participants(stays, year) == plan.participants
    assert len(going) == plan.leavers
    assert going.trede_na.isin(PAID).sum() == plan.to_paid_work
    assert coming.trede_voor.isin(PAID).sum() == plan.from_paid_work


def test_2020_has_a_dip(stays: pd.DataFrame) -> None:
    coming = {year: len(entrants(stays, year)) for year in YEARS}
    assert coming[2020] < 0.8 * min(coming[2019], coming[2021])
    spring = entrants(stays, 2020).start.dt.month.isin([4, 5, 6]).sum()
    assert spring < 0.5 * entrants(stays, 2019).start.dt.month.isin([4, 5, 6]).sum()


def test_shares_from_and_to_paid_work(stays: pd.DataFrame) -> None:
    for year in YEARS:
        total = participants(stays, year)
        up = leavers(stays, year).trede_na.isin(PAID).sum() / total
        safety_net = entrants(stays, year).trede_voor.isin(PAID).sum() / total
        low, high = (0.075, 0.085) if year == 2021 else (0.05, 0.09)
        assert low <= up <= high
        assert low <= safety_net <= high


# The spread


def test_places_sectors_and_sizes(initiatives: pd.DataFrame, stays: pd.DataFrame) -> None:
    assert pd.crosstab(initiatives.regio, initiatives.sector).stack().min() >= 1
    assert initiatives.today.nunique() >= 24
    assert initiatives.regio.notna().all()
    assert "33029" in set(initiatives.nis)  # Wervik
    assert initiatives.nis.isin(["37015", "37018"]).sum() == 1
    sizes = in_year(stays, 2021).groupby("initiatief_id").medewerker_id.nunique()
    assert (sizes >= 150).sum() >= 3
    assert (sizes <= 8).sum() >= 3


def test_initiatives_come_and_go_and_leave_things_out(initiatives: pd.DataFrame) -> None:
    assert (initiatives.startdatum >= "2017-01-01").sum() >= 4
    assert (initiatives.einddatum != "").sum() == 2
    for column in ("lat", "plaatsen", "website"):
        assert 1 <= (initiatives[column] == "").sum() <= 6


def test_small_and_silent_places_occur(initiatives: pd.DataFrame, stays: pd.DataFrame) -> None:
    counts = in_year(stays, 2021).groupby("today").medewerker_id.nunique()
    assert counts.between(1, 4).sum() >= 2
    cells = in_year(stays, 2021).groupby(["regio", "sector"]).medewerker_id.nunique()
    assert not cells.between(1, 4).any()  # what is small is so within a town
    running = initiatives[initiatives.einddatum == ""]
    silent = set(running.today) - set(in_year(stays, 2025).today)
    assert silent == {"32030"}  # Lo-Reninge
    assert (initiatives.today == "32030").sum() == 1


def test_several_stays_overlaps_and_moves(stays: pd.DataFrame) -> None:
    counts = stays.medewerker_id.value_counts()
    assert 0.12 <= (counts > 1).mean() <= 0.18
    known = stays[stays.woonplaats_nis != ""]
    assert (known.groupby("medewerker_id").woonplaats_nis.nunique() > 1).sum() >= 30
    pairs = stays.merge(stays, on="medewerker_id")
    together = pairs[
        (pairs.initiatief_id_x < pairs.initiatief_id_y)
        & (pairs.start_x <= pairs.end_y)
        & (pairs.start_y <= pairs.end_x)
    ]
    assert together.medewerker_id.nunique() >= 100
    assert stays.activiteiten.str.contains("|", regex=False).mean() > 0.2


def test_nobody_is_away_for_a_whole_year(stays: pd.DataFrame) -> None:
    for year in range(2018, 2025):
        before = set(in_year(stays, year - 1).medewerker_id)
        after = set(in_year(stays, year + 1).medewerker_id)
        assert before & after <= set(in_year(stays, year).medewerker_id)


def test_residences(stays: pd.DataFrame) -> None:
    known = stays[stays.woonplaats_nis != ""]
    outside = ~known.woonplaats_nis.str.startswith("3")
    assert 0.02 <= outside.mean() <= 0.04
    old = known[known.woonplaats_nis.isin(["37015", "37007", "37018", "37012"])]
    assert set(old.woonplaats_nis) == {"37015", "37007", "37018", "37012"}
    assert (old.start < "2025-01-01").all()
    assert 0.4 <= (known.woonplaats_nis == known.today).mean() <= 0.8


def test_gaps_differ_by_initiative(stays: pd.DataFrame) -> None:
    sizes = stays.initiatief_id.value_counts()
    large = stays[stays.initiatief_id.isin(sizes[sizes >= 60].index)]
    empty = (large.set_index("initiatief_id") == "").groupby("initiatief_id").mean()
    for column in ("werkverleden", "hoofdproblematiek"):
        assert empty[column].min() <= 0.05
        assert empty[column].max() >= 0.5
    assert (empty.uren_per_week == 1).sum() == 1


def test_believable_profiles(stays: pd.DataFrame) -> None:
    year = in_year(stays, 2021)
    age = 2021 - pd.to_numeric(year.geboortejaar)
    assert age.min() >= 18
    assert age.max() <= 67
    assert age.between(35, 54).mean() > 0.4
    gender = year.geslacht[year.geslacht != ""].value_counts(normalize=True)
    assert 0.55 <= gender["m"] <= 0.65
    assert 0 < gender["x"] <= 0.02
    assert year.hoofdinkomen.value_counts().index[0] == "riziv"
    usual = year[year.hoofdproblematiek != ""].groupby("sector").hoofdproblematiek
    assert usual.agg(lambda codes: codes.value_counts().index[0]).to_dict() == {
        "AW": "sociaal",
        "GGZ": "psychiatrisch",
        "MB": "sociaal",
        "VAPH": "mentaal",
    }
    hours = pd.to_numeric(year.uren_per_week[year.uren_per_week != ""])
    assert hours.between(4, 38).all()
    assert ((hours * 2) % 1 == 0).all()
    assert pd.to_numeric(stays.vergoeding_per_uur).dropna().between(0, 2).all()


def test_subsidies_are_around_the_published_amount(stays: pd.DataFrame) -> None:
    costs = read("kosten_opbrengsten")
    year = costs[costs.jaar == "2021"].set_index("initiatief_id")
    persons = in_year(stays, 2021).groupby("initiatief_id").medewerker_id.nunique()
    per_person = pd.to_numeric(year.subsidies).sum() / persons.reindex(year.index).sum()
    assert 1600 <= per_person <= 1900
    assert len(costs) < len(read("initiatieven")) * len(YEARS)
    assert (costs.infrastructuurkosten == "").any()


# Chance


def test_a_sample_has_exactly_the_asked_number_and_no_doubles() -> None:
    weights = {item: 1 + item % 5 for item in range(200)}
    for seed in range(30):
        for count in (0, 1, 7, 100):
            chosen = Chance(seed).sample(weights, count)
            assert len(chosen) == len(set(chosen)) == count


def test_a_sample_follows_the_weights() -> None:
    weights = {"seldom": 1, "often": 3, "rest": 6}
    drawn = [Chance(seed).sample(weights, 1)[0] for seed in range(2000)]
    assert 0.06 <= drawn.count("seldom") / 2000 <= 0.14
    assert 0.25 <= drawn.count("often") / 2000 <= 0.35


def test_an_impossible_sample_is_refused() -> None:
    with pytest.raises(ValueError, match="weight"):
        Chance(1).sample({"a": 10, "b": 1}, 2)
