"""The address: to a View and back, what it forgives, and what it says about that."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, mapping

from arbeidszorg.places import geography
from arbeidszorg.registrations.model import ACTIVITIES
from arbeidszorg.view import address as addresses
from arbeidszorg.view import view as views
from arbeidszorg.view.address import parse, query
from arbeidszorg.view.measures import MEASURES, OFFER_MEASURES, PERSON_MEASURES
from arbeidszorg.view.measures import PLACES as KINDS_OF_PLACE
from arbeidszorg.view.view import OFFER_SPLITS, PLAIN_SPLITS, Scope, View
from helpers.builders import PLACES
from helpers.examples import examples
from helpers.places import LEVELS
from helpers.strategies import NAMES, SCOPE, SCOPES, VALUES, questions

START = SCOPE.defaults


TOO_LONG = "Het adres is te lang. Van elk deel zijn alleen de eerste 1000 tekens gelezen."


def read(text: Any, scope: Scope = SCOPE) -> View:
    """The view of an address that holds nothing wrong."""
    parsed = parse(text, scope)
    assert parsed.notices == ()
    return parsed.view


def possible(view: View, scope: Scope) -> bool:
    """Whether a page can show this view: the rules of the address, written down once more."""
    offer = view.measure in OFFER_MEASURES
    return (
        scope.first_year <= view.years[0] <= view.years[1] <= scope.last_year
        and (not scope.single_year or view.years[0] == view.years[1])
        and view.unit in scope.units
        and view.form in scope.forms
        and view.level in LEVELS
        and view.place in KINDS_OF_PLACE
        and not (offer and view.place == "woonplaats")
        and not (
            offer
            and not set(view.split) <= set(OFFER_SPLITS)
            and view.split != scope.defaults.split
        )  # the page makes do with it
        and set(view.split) <= {*scope.splits, *scope.defaults.split}
        and not ("tredes" in view.split and view.measure != "uitstroom")
        and not (
            view.unit == "per10000"
            and (view.measure not in PERSON_MEASURES or view.place != "woonplaats")
        )
        and not (view.place == "vestiging" and {"buiten", "onbekend"} & set(view.areas))
        and all(code in PLACES.areas or code in ("buiten", "onbekend") for code in view.areas)
        and (len(view.split) < 2 or view.split == ("sector", "activiteit"))
    )


@pytest.mark.parametrize("page", SCOPES)
@settings(deadline=None, max_examples=examples(150))
@given(st.data())
def test_every_view_survives_its_address(page: str, data: st.DataObject) -> None:
    scope = SCOPES[page]
    view = data.draw(questions(scope))
    address = query(view, scope)
    assert address.isascii()
    assert read(address, scope) == view
    assert read(addresses.parameters(view, scope), scope) == view
    assert query(parse(address, scope).view, scope) == address


@pytest.mark.parametrize("page", SCOPES)
def test_defaults_are_left_out_of_the_address(page: str) -> None:
    scope = SCOPES[page]
    assert query(scope.defaults, scope) == ""
    assert read("", scope) == scope.defaults
    assert read("?", scope) == scope.defaults


@settings(deadline=None)
@given(questions(SCOPE))
def test_an_address_holds_exactly_what_is_not_default(view: View) -> None:
    held = addresses.parameters(view, SCOPE)
    fields = {
        "jaar": "years",
        "niveau": "level",
        "gebied": "areas",
        "sector": "sectors",
        "activiteit": "activities",
        "maat": "measure",
        "eenheid": "unit",
        "splitsing": "split",
        "plaats": "place",
        "kaartvorm": "form",
        "beeld": "shown",
        "klassen": "classes",
        "cirkels": "sites",
        "uitsnede": "near",
        "naast": "beside",
        "doel": "target",
        "noot": "marks",
    }
    assert list(held) == [
        name for name, field in fields.items() if getattr(view, field) != getattr(START, field)
    ]


# --- every parameter -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "changes"),
    [
        ("jaar=2021", {"years": (2021, 2021)}),
        ("jaar=2018..2021", {"years": (2018, 2021)}),
        ("jaar=2018-2021", {"years": (2018, 2021)}),
        ("jaar=2018%20..%202021", {"years": (2018, 2021)}),
        *((f"niveau={level}", {"level": level}) for level in LEVELS),
        ("gebied=westhoek", {"areas": ("REFREG07",)}),
        ("gebied=westhoek,31005", {"areas": ("REFREG07", "31005")}),
        ("gebied=31005,westhoek", {"areas": ("31005", "REFREG07")}),
        ("gebied=zuid-west-vlaanderen", {"areas": ("REFREG08",)}),
        ("gebied=30000", {"areas": ("30000",)}),
        ("gebied=brugge", {"areas": ("31005",)}),
        ("gebied=arrondissement-brugge", {"areas": ("31000",)}),
        ("gebied=37007", {"areas": ("37022",)}),
        ("gebied=tielt,meulebeke", {"areas": ("37022",)}),
        (
            "plaats=woonplaats&gebied=buiten,onbekend",
            {"place": "woonplaats", "areas": ("buiten", "onbekend")},
        ),
        ("sector=ggz", {"sectors": ("GGZ",)}),
        ("sector=vaph,mb", {"sectors": ("MB", "VAPH")}),
        ("sector=mb,ggz,aw,vaph", {"sectors": ()}),
        *((f"activiteit={code}", {"activities": (code,)}) for code in ACTIVITIES),
        ("activiteit=mailing,keuken", {"activities": ("keuken", "mailing")}),
        (f"activiteit={','.join(ACTIVITIES)}", {"activities": ()}),
        *((f"maat={measure}", {"measure": measure}) for measure in MEASURES),
        ("eenheid=aantal", {}),
        ("eenheid=aandeel", {"unit": "aandeel"}),
        ("eenheid=index", {"unit": "index"}),
        ("eenheid=per10000&plaats=woonplaats", {"unit": "per10000", "place": "woonplaats"}),
        *((f"splitsing={split}", {"split": (split,)}) for split in PLAIN_SPLITS),
        ("maat=uitstroom&splitsing=tredes", {"measure": "uitstroom", "split": ("tredes",)}),
        ("splitsing=geen", {"split": ()}),
        ("splitsing=sector,activiteit", {"split": ("sector", "activiteit")}),
        ("splitsing=activiteit,sector", {"split": ("sector", "activiteit")}),
        ("plaats=woonplaats", {"place": "woonplaats"}),
        ("kaartvorm=cirkels", {"form": "cirkels"}),
        ("klassen=jaar", {"classes": "jaar"}),
        ("beeld=kleuren", {"shown": "kleuren"}),
        ("cirkels=ja", {"sites": True}),
        ("uitsnede=gekozen", {"near": True}),
        ("naast=grootte", {"beside": "grootte"}),
        ("doel=12,5", {"target": 12.5}),
        ("noot=2020:a,b", {"marks": ((2020, "a,b"),)}),
        ("gebied=Zone~menen.kortrijk", {"areas": ("Zone~kortrijk.menen",)}),
    ],
)
def test_each_parameter(address: str, changes: dict[str, Any]) -> None:
    assert read(f"?{address}") == replace(START, **changes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("gebieden=westhoek", "gebied=westhoek"),
        ("sectoren=ggz", "sector=ggz"),
        ("activiteiten=keuken", "activiteit=keuken"),
        ("jaren=2018..2020", "jaar=2018..2020"),
        ("indicator=instroom", "maat=instroom"),
        ("niveau=gemeenten", "niveau=gemeente"),
        ("niveau=regios", "niveau=regio"),
        ("niveau=referentieregio", "niveau=regio"),
        ("niveau=arrondissementen", "niveau=arrondissement"),
        ("eenheid=percentage", "eenheid=aandeel"),
        ("eenheid=procent", "eenheid=aandeel"),
        ("eenheid=per-10000&plaats=woonplaats", "eenheid=per10000&plaats=woonplaats"),
        ("splitsing=activiteiten", "splitsing=activiteit"),
        ("splitsing=sectoren", "splitsing=sector"),
        ("Sectoren=GGZ", "sector=ggz"),
    ],
)
def test_old_addresses_still_work(old: str, new: str) -> None:
    assert read(old) == read(new)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("SECTOR=GGZ", "sector=ggz"),
        ("sector=%20ggz%20,%20aw", "sector=ggz,aw"),
        ("sector=+ggz", "sector=ggz"),
        ("Maat=InStroom", "maat=instroom"),
        ("gebied=Brugge", "gebied=brugge"),
        ("gebied=%20Zuid-West%20Vlaanderen%20", "gebied=REFREG08"),
        ("gebied=refreg08", "gebied=REFREG08"),
        ("plaats=WOONPLAATS&gebied=BUITEN", "plaats=woonplaats&gebied=buiten"),
        ("sector=ggz&sector=aw", "sector=ggz,aw"),
        ("gebied=brugge&gebied=kortrijk", "gebied=brugge,kortrijk"),
        ("sector=ggz,ggz,,", "sector=ggz"),
        ("gebied=brugge,31005,Brugge", "gebied=brugge"),
        ("sector=", ""),
        ("jaar=&niveau=", ""),
        ("&&&", ""),
        ("maat=instroom&maat=instroom", "maat=instroom"),
    ],
)
def test_case_space_and_repetition_are_forgiven(written: str, meant: str) -> None:
    assert read(written) == read(meant)


def test_a_mapping_says_the_same_as_text() -> None:
    parameters = {"sector": ["ggz", "aw"], "jaar": "2020", "gebied": ("westhoek",)}
    assert read(parameters) == read("sector=ggz,aw&jaar=2020&gebied=westhoek")


# --- what cannot be ------------------------------------------------------------------------------

RATE = (
    "Per 10.000 inwoners kan alleen volgens de woonplaats: inwoners horen bij de plaats waar "
    "mensen wonen. De weergave toont het aantal."
)


@pytest.mark.parametrize(
    ("address", "changes", "notices"),
    [
        (
            "sector=ggz,xyz",
            {"sectors": ("GGZ",)},
            ["“xyz” is onbekend als sector en telt niet mee. De rest van de weergave klopt."],
        ),
        (
            "gebied=brugge,gent",
            {"areas": ("31005",)},
            ["We vonden geen gebied “gent”."],
        ),
        (
            "niveau=straat",
            {},
            [
                "“straat” is onbekend als gebiedsniveau en telt niet mee. De rest van de weergave "
                "klopt."
            ],
        ),
        (
            "jaar=twintig",
            {},
            ["“twintig” is onbekend als jaar en telt niet mee. De rest van de weergave klopt."],
        ),
        (
            "jaar=1999",
            {},
            ["Voor “1999” zijn er geen gegevens. De registraties lopen van 2017 tot 2025."],
        ),
        (
            "jaar=2010..2018",
            {"years": (2017, 2018)},
            [
                "Voor een deel van “2010..2018” zijn er geen gegevens. De registraties lopen van "
                "2017 tot 2025."
            ],
        ),
        (
            "maat=instroom,uitstroom",
            {"measure": "instroom"},
            ["Er kan maar één maat tegelijk gekozen worden. “uitstroom” telt niet mee."],
        ),
        (
            "maat=instroom&maat=uitstroom",
            {"measure": "instroom"},
            ["Er kan maar één maat tegelijk gekozen worden. “uitstroom” telt niet mee."],
        ),
        (
            "splitsing=geslacht,leeftijd",
            {"split": ("geslacht",)},
            ["Alleen sector en activiteit kunnen gekruist worden. “leeftijd” telt niet mee."],
        ),
        (
            "kleur=rood",
            {},
            ["Het adres bevat iets dat de atlas niet kent: “kleur”. Dat deel is weggelaten."],
        ),
        (
            "reeks=2017..2020&kleur=rood",
            {},
            [
                "Het adres bevat iets dat deze pagina niet gebruikt: “reeks”. Dat deel is "
                "weggelaten.",
                "Het adres bevat iets dat de atlas niet kent: “kleur”. Dat deel is weggelaten.",
            ],
        ),
        (
            "maat=plaatsen&plaats=woonplaats",
            {"measure": "plaatsen"},
            [
                "Plaatsen: dat kan alleen volgens de plaats van het initiatief, want een "
                "woonplaats hoort bij een persoon. Zo staat het hier."
            ],
        ),
        (
            "maat=initiatieven&splitsing=geslacht",
            {"measure": "initiatieven"},
            [
                "Initiatieven: dat kan niet volgens kenmerken van personen. De uitsplitsing is "
                "weggelaten."
            ],
        ),
        (
            "maat=uren&eenheid=per10000&plaats=woonplaats",
            {"measure": "uren", "place": "woonplaats"},
            [
                "Uren per week: dat wordt niet per 10.000 inwoners berekend. De weergave toont het "
                "aantal."
            ],
        ),
        ("eenheid=per10000", {}, [RATE]),
        (
            "gebied=buiten,brugge",
            {"areas": ("31005",)},
            [
                "Buiten West-Vlaanderen en een woonplaats die niet is ingevuld, bestaan alleen "
                "volgens de woonplaats. Dat gebied is weggelaten."
            ],
        ),
        (
            "kaartvorm=grenzen",
            {},
            [
                "De kaart met gemeentegrenzen is hier niet geïnstalleerd. De weergave gebruikt een "
                "andere vorm."
            ],
        ),
    ],
)
def test_what_cannot_be_is_left_out_and_said(
    address: str, changes: dict[str, Any], notices: list[str]
) -> None:
    parsed = parse(address, SCOPE)
    assert parsed.view == replace(START, **changes)
    assert list(parsed.notices) == notices


@pytest.mark.parametrize(
    ("page", "address", "notice"),
    [
        (
            "kaart",
            "eenheid=index",
            "De eenheid index kan niet op deze pagina. De weergave toont het aantal.",
        ),
        (
            "kaart",
            "jaar=2019..2021",
            "Deze pagina toont één jaar tegelijk. De weergave toont 2021.",
        ),
    ],
)
def test_a_page_says_what_it_cannot_show(page: str, address: str, notice: str) -> None:
    parsed = parse(address, SCOPES[page])
    assert parsed.notices == (notice,)
    assert possible(parsed.view, SCOPES[page])


def test_several_faults_are_all_said_and_the_rest_stands() -> None:
    parsed = parse("sector=ggz,q&jaar=2020&maat=plaatsen&plaats=woonplaats&x=1", SCOPE)
    assert len(parsed.notices) == 3
    assert parsed.view == replace(START, sectors=("GGZ",), years=(2020, 2020), measure="plaatsen")


def test_a_list_of_unknown_values_is_cut_short() -> None:
    parsed = parse("sector=" + ",".join(f"q{n}" for n in range(60)), SCOPE)
    assert parsed.notices == (
        "“q0”, “q1”, “q2”, “q3”, “q4” en nog 55 is onbekend als sector en telt niet mee. De rest "
        "van de weergave klopt.",
    ) or parsed.notices == (
        "“q0”, “q1”, “q2”, “q3”, “q4” en nog 55 zijn onbekend als sector en tellen niet mee. De "
        "rest van de weergave klopt.",
    )


def test_two_unknown_values_are_spoken_of_in_the_plural() -> None:
    (notice,) = parse("sector=q,z", SCOPE).notices
    assert notice == (
        "“q”, “z” zijn onbekend als sector en tellen niet mee. De rest van de weergave klopt."
    ) or notice == (
        "“q” en “z” zijn onbekend als sector en tellen niet mee. De rest van de weergave klopt."
    )


def test_a_span_with_other_values_says_what_it_did_not_take() -> None:
    parsed = parse("jaar=2018,2020", SCOPE)
    assert parsed.view.years == (2018, 2018)
    assert parsed.notices == (
        "Er kan maar één jaar tegelijk gekozen worden. “2020” telt niet mee.",
    )


@pytest.mark.parametrize("glue", ["&", ","])
def test_an_address_of_ten_thousand_characters_gets_a_notice(glue: str) -> None:
    text = "jaar=2020&sector=ggz&activiteit=" + glue.join(["keuken"] * 2000)
    assert len(text) > 10_000
    for question in (text, {"jaar": "2020", "sector": "ggz", "activiteit": text[31:]}):
        parsed = parse(question, SCOPE)
        assert TOO_LONG in parsed.notices
        assert parsed.view.years == (2020, 2020)
        assert parsed.view.sectors == ("GGZ",)
        assert len(" ".join(parsed.notices)) < 1500


def test_markup_is_named_but_not_run() -> None:
    parsed = parse("sector=<script>alert(1)</script>\x00\x1b[31m&<b>=1", SCOPE)
    assert parsed.view == START
    text = " ".join(parsed.notices)
    assert "“<b>”" in text
    assert text.isprintable()


def test_a_long_value_is_shortened_in_its_notice() -> None:
    (notice,) = parse("sector=" + "q" * 500, SCOPE).notices
    assert "q" * 39 + "…”" in notice
    assert len(notice) < 140


def test_a_brace_in_an_address_is_just_a_brace() -> None:
    parsed = parse("sector={values}&jaar={0}&{x}=1", SCOPE)
    assert "“{values}”" in parsed.notices[0] or "“{values}”" in parsed.notices[1]
    assert parsed.view == START


@settings(deadline=None, max_examples=examples(400))
@given(
    st.lists(st.tuples(NAMES | st.text(max_size=12), st.lists(VALUES, max_size=4)), max_size=9),
    st.sampled_from(sorted(SCOPES)),
)
def test_any_mixture_gives_a_possible_view(pairs: list[tuple[str, list[str]]], page: str) -> None:
    scope = SCOPES[page]
    parameters: dict[str, list[str]] = {}
    for name, values in pairs:
        parameters.setdefault(name, []).extend(values)
    parsed = parse(parameters, scope)
    assert possible(parsed.view, scope)
    assert all(notice.isprintable() for notice in parsed.notices)
    assert read(query(parsed.view, scope), scope) == parsed.view


@settings(deadline=None, max_examples=examples(400))
@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")))
def test_any_text_gives_a_possible_view(text: str) -> None:
    parsed = parse(text, SCOPE)
    assert possible(parsed.view, SCOPE)


def test_drawing_is_no_part_of_the_question() -> None:
    view = replace(START, form="cirkels", shown="kleuren", classes="jaar", sites=True)
    view = replace(view, near=True, beside="grootte", target=5.0, marks=((2020, "a"),))
    assert view.question() == START.question()
    assert replace(view, unit="aandeel").question() != START.question()


def test_where_boundaries_are_installed_they_are_the_default(tmp_path: Path) -> None:
    file = tmp_path / "gemeenten.geojson"
    features = [
        {
            "type": "Feature",
            "properties": {"nis": nis},
            "geometry": mapping(Point(centre).buffer(0.01)),
        }
        for nis, centre in PLACES.centres.items()
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    scope = views.scope(geography.load(file), SCOPE.first_year, SCOPE.last_year)
    assert scope.defaults.form == "grenzen"
    assert read("kaartvorm=tegels", scope).form == "tegels"
    assert query(scope.defaults, scope) == ""


@pytest.mark.parametrize(
    "tail",
    [
        "fbclid=IwAR0x",
        "gclid=1",
        "msclkid=2",
        "utm_source=mail&utm_medium=x",
        "mc_cid=a&mc_eid=b",
        "_ga=1.2",
        "UTM_Campaign=lente",
        "_gl=1*x",
    ],
)
def test_what_follows_readers_is_dropped_without_a_word(tail: str) -> None:
    assert read(f"sector=ggz&{tail}") == read("sector=ggz")
    assert read(tail) == read("")


def test_an_address_that_a_mail_programme_wrote_out() -> None:
    for tail in (")", ".", "),", ">", "”", "%29", "%E2%80%9D", ");"):
        assert read(f"jaar=2021&sector=ggz{tail}") == read("jaar=2021&sector=ggz"), tail
    assert read("noot=2020:Corona (dip).").marks == ((2020, "Corona (dip)."),)
    assert read("jaar=2021&amp;sector=ggz&amp;niveau=gemeente") == read(
        "jaar=2021&sector=ggz&niveau=gemeente"
    )


@pytest.mark.parametrize(
    ("asked", "notice"),
    [
        ("Kortr", "We vonden geen gebied “Kortr”. Bedoelde u Kortrijk?"),
        ("kort", "We vonden geen gebied “kort”. Bedoelde u Kortemark of Kortrijk?"),
        ("Oostnde", "We vonden geen gebied “Oostnde”. Bedoelde u Oostende?"),
        ("atlantis", "We vonden geen gebied “atlantis”."),
    ],
)
def test_an_area_that_is_not_known_may_be_meant_otherwise(asked: str, notice: str) -> None:
    assert parse(f"gebied={asked}", SCOPE).notices == (notice,)


def test_years_that_stand_the_wrong_way_round_are_turned_and_said() -> None:
    parsed = parse("jaar=2021..2018", SCOPE)
    assert parsed.view.years == (2018, 2021)
    assert parsed.notices == ("De jaren stonden omgekeerd: u ziet 2018 tot 2021.",)
