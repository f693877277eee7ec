"""Explanations that readers may see: with leave of the initiative, in words that STAM approved, and
none that may say who somebody is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from arbeidszorg.content.about import about
from arbeidszorg.settings import Settings
from arbeidszorg.store import versions
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError
from arbeidszorg.view.view import View
from desk.handed import beside, composing, footnotes, handing, publication, publishing
from desk.handed.handed import Handed, Reason, RefusedError, Told, Who
from desk.handed.publication import Asked
from helpers.engines import BOTH
from helpers.handings import frames

pytestmark = BOTH

WHY = "Sinds maart helpt OCMW Kortrijk mee; De I1 kreeg er een tweede werkplaats bij."


@pytest.fixture
def handed(store: Store, els: Who) -> Handed:
    reasons = (Reason("sprong", 6, WHY, footnote=True), Reason("leeftijd", 1, "Klopt echt."))
    return handing.hand_in(store, els, frames("I1", 6), Told(reasons), 0)


def test_what_was_approved_goes_with_the_version(store: Store, els: Who, handed: Handed) -> None:
    footnotes.approve(store, handed, "sprong", (2022, WHY), els)
    assert footnotes.coming(store, [handed], ["I1"]) == (), "nothing was accepted yet"
    handing.accept(store, handed.number, els, handed.last.number)
    registry = composing.registry(store, composing.standing(store), None, date(2026, 3, 1))
    (footnote,) = registry.edition.footnotes
    assert (footnote.initiative, footnote.year, footnote.text) == ("I1", 2022, WHY)
    version = versions.make(store, registry, "Els")
    assert versions.registry_of(store, version.number).footnotes == (footnote,)
    footnotes.remove(store, handed, "sprong")
    assert footnotes.every(store) == ()


def test_nothing_goes_without_leave(store: Store, els: Who, handed: Handed) -> None:
    for rule in ("leeftijd", "onbekend"):
        with pytest.raises(RefusedError, match="vroeg geen voetnoot"):
            footnotes.approve(store, handed, rule, (2022, "Klopt."), els)
    back = replace(handed, steps=(replace(handed.last, state="teruggestuurd"),))
    with pytest.raises(RefusedError, match="vroeg geen voetnoot"):
        footnotes.approve(store, back, "sprong", (2022, WHY), els)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jan Peeters stopte.",
        "Het gaat om Lieve van den Broucke.",
        "Geboren op 30/07/1985.",
        "Zie 90.12.31-045.29.",
        "Mail naar an@voorbeeld.be.",
        "Bel 0470 12 34 56.",
        "Vooral RI1-2022-3 telt mee.",
        "Vooral P-I1-2, die lang bleef.",
    ],
)
def test_what_looks_personal_is_refused_and_not_repeated(
    store: Store, els: Who, handed: Handed, text: str
) -> None:
    with pytest.raises(StoreError) as refused:
        footnotes.approve(store, handed, "sprong", (2022, text), els)
    assert footnotes.every(store) == ()
    assert not text or text not in str(refused.value)


def test_of_two_for_one_year_the_newest_stands(store: Store, els: Who, handed: Handed) -> None:
    handing.accept(store, handed.number, els, handed.last.number)
    told = Told((Reason("sprong", 7, "Anders.", footnote=True),))
    later = handing.hand_in(store, els, frames("I1", 7), told, handed.number)
    handing.accept(store, later.number, els, later.last.number)
    for each, text in ((handed, "Eerst."), (later, "Later.")):
        footnotes.approve(store, each, "sprong", (2022, text), els)
    every = handing.all_handed(store)
    assert [each.text for each in footnotes.coming(store, every, ["I1"])] == ["Later."]
    assert footnotes.coming(store, every, ["I2"]) == ()


def test_readers_see_it_with_the_figures_and_in_files(
    store: Store, settings: Settings, els: Who, handed: Handed
) -> None:
    """From what STAM approved to a page and what goes into files; gone with the next version."""
    if not store.is_sqlite:
        pytest.skip("what is compiled lies in files, whatever the engine")
    footnotes.approve(store, handed, "sprong", (2022, WHY), els)
    handing.accept(store, handed.number, els, handed.last.number)

    def public() -> list[str]:
        begun = publishing.prepare(
            store, els, Asked(attack=False), lambda n: publishing.work(store, settings, n)
        )
        done = publication.one(store, begun.number)
        assert done and done.state == "klaar", done
        publishing.publish(store, settings, begun.number, els)
        here = beside.public_atlas(settings)
        assert here is not None
        table = here.table(View((2022, 2022)))
        said = [each.text for each in table.notes if each.code == "table.remark.explained"]
        in_files = about(table, here.geography).remarks
        assert any(WHY in line for line in in_files) is bool(said)
        return said

    assert public() == [f"De I1 legt uit bij 2022: {WHY}"]
    footnotes.remove(store, handed, "sprong")
    assert public() == []
