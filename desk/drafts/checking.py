"""The jobs that check: a file of whoever, of which nothing is kept; what becomes a draft; a draft
that was changed. Each runs in a process of its own (``desk.work.apart``)."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from arbeidszorg.handing import cells, checks, workbook
from arbeidszorg.handing.checks import Circumstances, HandedFile, Report
from arbeidszorg.handing.replacing import Replacement
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import personal
from arbeidszorg.registrations.intake.cleaning import letters
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.store import releases, versions
from arbeidszorg.store.database import Store, open_store
from arbeidszorg.store.submissions import submission_of
from arbeidszorg.texts import t
from desk.drafts import drafts, listing
from desk.drafts.sheets import MOST_ROWS, Sheet, kept, of_rows
from desk.handed import basis, composing, handing, seen
from desk.work.apart import Given, NotDoneError, Tell

#: Kinds of jobs -> what does them.
KINDS = {
    "nakijken": "desk.drafts.checking:only_check",
    "ontwerp": "desk.drafts.checking:begin",
    "opnieuw": "desk.drafts.checking:again",
    "teruggeven": "desk.drafts.checking:marked",
    "klaar": "desk.drafts.checking:ready",
}
#: Names of files that are one word and nobody's name.
PLAIN_NAMES = frozenset({*model.REGISTERED, "geplakt", "lijst", "sjabloon", "bestand"})
#: Findings on a page that is shown once; all others go to who fetches the list.
ONCE = 1000
HEAD = "kop"
LIST, BOOK, ABOUT, READY = "lijst", "xlsx", "over", "klaar"


def only_check(given: Given, tell: Tell) -> Mapping[str, bytes]:
    """Check files and keep nothing: what was found, and the file back with marks."""
    tell(0.1, "indienen.job.reading")
    files = _files(given)
    report = checks.check(files, Circumstances(_today(given), harmless=_harmless(given)))
    tell(0.7, "indienen.job.listing")
    every = listing.of(report)
    told = {HEAD: every.first(ONCE).json(), LIST: every.json()}
    del every  # of a large file there is no room for both
    tell(0.85, "indienen.job.listing")
    return {**told, BOOK: book(files, report)}


def begin(given: Given, tell: Tell) -> Mapping[str, bytes]:
    """Check files of an initiative and keep them as a draft, without what says who somebody is."""
    tell(0.1, "indienen.job.reading")
    store, initiative = open_store(given.settings.atlas), str(given.asked["initiative"])
    files = _files(given)
    adds = bool(given.asked["adds"])
    told = _circumstances(store, given, initiative, adds)
    tell(0.3, "indienen.job.checking")
    report = checks.check(files, told)
    tell(0.8, "indienen.job.listing")
    found = listing.of(report)
    sheets, not_kept = kept(sheets_of(report), (initiative,))
    if not sheets:
        about = json.dumps({"ontwerp": None}).encode()
        return {ABOUT: about, LIST: found.json(), BOOK: book(files, report)}
    assert given.account is not None
    before = handing.last_of(store, initiative)
    number = drafts.add(
        store,
        initiative,
        given.account,
        sheets,
        found,
        based_on=before.number if before else 0,
        adds=adds,
        aside=(*sorted(each.column for each in report.unused), *not_kept),
        names=tuple(each.name for each in files),
    )
    # The workbook takes longest: of a draft it is made when somebody asks for it.
    return {ABOUT: json.dumps({"ontwerp": number}).encode()}


def again(given: Given, tell: Tell) -> Mapping[str, bytes]:
    """Check a draft as it is now, beside what is known now."""
    store, draft = _draft(given)
    before = handing.last_of(store, draft.initiative)
    tell(0.2, "indienen.job.checking")
    report = checks.check(files_of(draft.files), _of_draft(store, given, draft))
    tell(0.8, "indienen.job.listing")
    follows = before.number if before else 0
    drafts.found(store, draft.number, draft.edition, listing.of(report), follows)
    return {}


def marked(given: Given, tell: Tell) -> Mapping[str, bytes]:
    """A draft as a workbook with marks."""
    store, draft = _draft(given)
    tell(0.3, "indienen.job.listing")
    files = files_of(draft.files)
    report = checks.check(files, _of_draft(store, given, draft))
    return {BOOK: book(files, report)}


def book(files: Sequence[HandedFile], report: Report) -> bytes:
    """The marked workbook of what was checked; several of them in one zip file."""
    made = workbook.marked(files, report)
    if len(made) == 1:
        return made[0].data
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for number, each in enumerate(made, 1):
            archive.writestr(f"{number}-{each.name}", each.data)
    return stream.getvalue()


def sheets_of(report: Report) -> dict[str, Sheet]:
    """The rows that were read, without columns that say who somebody is or are not of the contract;
    a sheet that is too large to mend here is left out."""
    return {
        kind: of_rows(kind, cells.columns(report, kind), cells.rows(report, kind))
        for kind, table in report.tables.items()
        if 0 < len(table.rows) <= MOST_ROWS and cells.columns(report, kind)
    }


def files_of(sheets: Mapping[str, Sheet]) -> list[HandedFile]:
    """The files of a draft."""
    return [HandedFile(f"{kind}.csv", sheet.csv(), kind) for kind, sheet in sheets.items()]


def circumstances(
    store: Store,
    settings: Settings,
    initiative: str,
    today: date,
    adds: bool,
    harmless: frozenset[str],
) -> Circumstances:
    """What is known beside the files of an initiative: what is in force, or what its rows add to
    (``adds``), and what it said yes to."""
    remembered = tuple(
        Replacement(each.kind, each.column, each.written, each.meant)
        for each in drafts.remembered(store, initiative)
    )
    return Circumstances(
        today,
        territory=settings.territory,
        earlier=basis.registry(store, initiative) if adds else in_force(store),
        allowed=frozenset({initiative}),
        remembered=remembered,
        adds=adds,
        harmless=harmless,
    )


def in_force(store: Store) -> Registry | None:
    """The registrations of the version in force, None when there is none."""
    version = composing.in_force(releases.state(store))
    return versions.registry_of(store, version.number) if version else None


def _files(given: Given) -> list[HandedFile]:
    if not given.files:
        raise NotDoneError("indienen.job.gone")
    return [HandedFile(harmless_name(name), data) for name, data in given.files]


def harmless_name(name: str) -> str:
    """What a file is called, where that cannot be the name of somebody: it is shown and kept."""
    stem, dot, ending = name.rpartition(".")
    said = stem or ending
    plain = said.casefold() in PLAIN_NAMES or personal.refused("medewerker_id", said) is None
    if plain and personal.refused("note", said, participants=False) is None:
        return name
    return f"{t('indienen.file')}{dot}{ending}" if stem else t("indienen.file")


def _today(given: Given) -> date:
    return date.fromisoformat(given.asked["today"])


def harmless(settings: Settings) -> frozenset[str]:
    """Columns that the operator vouches for, as the checks name them."""
    return frozenset(letters(name) for name in settings.extra_columns)


def _harmless(given: Given) -> frozenset[str]:
    return harmless(given.settings.atlas)


def _circumstances(store: Store, given: Given, initiative: str, adds: bool) -> Circumstances:
    atlas = given.settings.atlas
    return circumstances(store, atlas, initiative, _today(given), adds, _harmless(given))


def _draft(given: Given) -> tuple[Store, drafts.Draft]:
    store = open_store(given.settings.atlas)
    draft = drafts.one(store, int(given.asked["draft"]))
    if draft is None or draft.handed is not None:
        raise NotDoneError("indienen.job.no_draft")
    return store, draft


def _of_draft(store: Store, given: Given, draft: drafts.Draft) -> Circumstances:
    return _circumstances(store, given, draft.initiative, draft.adds)


def ready(given: Given, tell: Tell) -> Mapping[str, bytes]:
    """Check a draft one last time: what will be handed in, with the edition of the draft, the
    version that it was held against, and its years in the words in which STAM sees them."""
    store, draft = _draft(given)
    tell(0.2, "indienen.job.checking")
    version = composing.in_force(releases.state(store))
    report = checks.check(files_of(draft.files), _of_draft(store, given, draft))
    if report.frames is None:
        drafts.found(store, draft.number, draft.edition, listing.of(report))
        raise NotDoneError("indienen.job.blocked")
    made = report.frames
    frames = {
        "initiatieven": made.initiatives,
        "registraties": made.stays,
        "kosten_opbrengsten": made.costs,
    }
    tell(0.6, "indienen.job.listing")
    own = submission_of(made.initiatives, made.stays, made.costs, datetime.now(UTC))
    years = seen.of_part(store, version, own, alone=True).years
    outcome = (draft.edition, version.number if version else 0, frames, years)
    return {READY: pickle.dumps(outcome)}
