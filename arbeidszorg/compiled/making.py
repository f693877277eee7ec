"""Compile a version: count all that can be asked, and leave out what may not be shown.

This is the last step that sees rows about persons. It runs when a version is published, apart from
whoever answers readers.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np

from arbeidszorg.compiled.saying import said
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting.cube import Cube
from arbeidszorg.counting.shown import HIDDEN, PLAIN, UNKNOWN, Column, Shown, columns
from arbeidszorg.counting.source import Array
from arbeidszorg.counting.tally import EVERYBODY
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.lattice import SECTORS
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.places.identity import identity
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES, MeasureCode, Place
from arbeidszorg.view.view import View


def compiled(opened: Opened) -> Compiled:
    """All that a data version may say."""
    answers, facts, gate = opened.answers, opened.facts, opened.gate
    cube = opened.cube
    return Compiled(
        edition=replace(answers.edition, notices=()),  # of rows: for who publishes, not for readers
        rule=gate.decision.rule,
        offer=facts.offer,
        initiatives=answers.initiatives,
        reporting=answers.reporting,
        amounts=answers.amounts,
        net_results={year: answers.net_results(year) for year in facts.reporting},
        residents=answers.geography.residents,
        shown={
            (measure, place): _shown(cube, gate, measure, place)
            for measure, place in product(PROTECTED_MEASURES, PLACES)
        },
        territory=identity(answers.geography),
        said=said(answers),
    )


def _shown(cube: Cube, gate: Gate, measure: MeasureCode, place: Place) -> Shown:
    places = columns(measure, place)
    years = cube.first_year, cube.first_year + len(cube.persons[measure, place]) - 1
    view = View(years, measure=measure, place=place)
    may = np.concatenate([_may(gate, view, split) for split in places], axis=3)
    areas = [cube.places[towns] for towns in gate.areas.towns]
    behind = cube.persons[measure, place][:, areas]
    everybody = cube.persons[EVERYBODY, place][:, areas] if measure == "uren" else behind
    numbers = np.where((behind == 0) & (everybody > 0), UNKNOWN, behind)
    cells = np.where(may, numbers, HIDDEN)
    hours = cube.hours[place][:, areas] if measure == "uren" else None
    return Shown(
        places,
        cells.astype(np.min_scalar_type(min(UNKNOWN, -1 - int(cells.max())))),  # signed
        None if hours is None else np.where(may, hours, 0.0).round(6),
    )


def _may(gate: Gate, view: View, split: Column) -> Array:
    """Which cells may be shown: year x area x all sectors and each x code of the split. Hours where
    their persons may be too, as the gate has it: that nobody's are known says that somebody is
    there."""
    if view.measure == "uren":
        persons_ = _may(gate, replace(view, measure="medewerkers"), split)
        return np.asarray(_decided(gate, view, split) & persons_)
    return _decided(gate, view, split)


def _decided(gate: Gate, view: View, split: Column) -> Array:
    decision, key = gate.decision, (view.measure, view.place)
    if split == PLAIN:
        return decision.groups[key][..., None]
    if split != "vorm":
        return decision.splits[(*key, split)]
    forms = decision.forms[view.measure]
    may = np.zeros((*forms.shape[:2], 1 + SECTORS, forms.shape[2]), dtype=bool)
    may[:, :, 0] = forms
    return may
