"""The attacks, by name. A further one is a function in :data:`ATTACKS`."""

from __future__ import annotations

import asyncio
import random
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from arbeidszorg.counting import facts
from arbeidszorg.disclosure import decision, decision_file
from arbeidszorg.disclosure.opening import threshold
from arbeidszorg.places import geography
from arbeidszorg.registrations.intake.faults import IntakeError
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.settings import DATA, Settings
from benchmarks.attack import lines, requests
from benchmarks.attack.lines import Line, Met
from benchmarks.servers import Server

#: How much of each attack is in the short form.
SHORT = 0.04
#: Milliseconds in which 95 of 100 readers of ``/kaart`` must have their page.
BOUND = 500.0
#: Seconds for which lines are held, and readers who read meanwhile.
SECONDS, READERS = 20.0, 20


@dataclass(frozen=True)
class Outcome:
    """``what`` was done; ``p95``: milliseconds of readers of ``/kaart`` meanwhile, None where there
    were none; ``wrong``: what may not be."""

    what: str
    p95: float | None
    wrong: tuple[str, ...]


Attack = Callable[[Server, float], Outcome]
Done = TypeVar("Done")


def held(*kinds: tuple[Line, int]) -> Attack:
    """Hold lines of these kinds, so many of each."""

    def attack(server: Server, share: float) -> Outcome:
        some = [(line, max(8, round(many * share))) for line, many in kinds]
        met = asyncio.run(lines.while_held(server.port, some, max(1.0, SECONDS * share), READERS))
        named = ", ".join(f"{many} × {line.__name__}" for line, many in some)
        return _outcome(f"{named}; {len(met.times)} pages", met)

    return attack


def readers_at_once(server: Server, share: float) -> Outcome:
    """Readers without a pause."""
    many = max(10, round(200 * share))
    met = asyncio.run(lines.readers(server.port, "/kaart", many, max(1.0, SECONDS * share), 0.0))
    return _outcome(f"{many} readers without a pause; {len(met.times)} pages", met)


def sent(make: Callable[[random.Random], bytes], many: int, of: str) -> Attack:
    """Send requests at random while readers read."""

    def attack(server: Server, share: float) -> Outcome:
        number = round(many * share)
        came, met = _meanwhile(
            server, lambda: requests.at_random(server.port, make, number), number / 250
        )
        counts = ", ".join(f"{code}: {count}" for code, count in sorted(came.statuses.items()))
        outcome = _outcome(f"{number} {of} ({counts})", met)
        return Outcome(outcome.what, outcome.p95, (*came.wrong, *outcome.wrong))

    return attack


def wrong_bodies(server: Server, _share: float) -> Outcome:
    """Bodies that are not what they say."""
    came = requests.Came()

    def send() -> None:
        for what, raw in requests.wrong_bodies():
            text = requests.sent(server.port, raw, requests.HALF)
            came.add(what, requests.status(text), text)

    _, met = _meanwhile(server, send, 2.0)
    counts = ", ".join(f"{code}: {count}" for code, count in sorted(came.statuses.items()))
    outcome = _outcome(f"wrong bodies ({counts})", met)
    return Outcome(outcome.what, outcome.p95, (*came.wrong, *outcome.wrong))


def files(server: Server, share: float) -> Outcome:
    """Files, decks and reports that take long to make, all at once: each is made, or it is said
    when to come back."""
    raws = list(requests.costly(share))
    came, met = _meanwhile(server, lambda: requests.all_at_once(server.port, raws), SECONDS * share)
    counts = ", ".join(f"{code}: {count}" for code, count in sorted(came.statuses.items()))
    outcome = _outcome(f"{len(raws)} files, decks and reports at once ({counts})", met)
    odd = [f"{code}: {n} files" for code, n in came.statuses.items() if code not in (200, 503)]
    return Outcome(outcome.what, outcome.p95, (*came.wrong, *odd, *outcome.wrong))


def flipped(_server: Server, share: float) -> Outcome:
    """Files with a byte changed: the decision is never another one, data are read or refused."""
    chance, settings = random.Random(16), Settings()
    many, wrong = round(1500 * share), []
    areas = geography.load(settings.boundaries, settings.territory)
    registry = read_folder(DATA / "demo", settings)
    counted = facts.build(registry, areas)
    rule = decision.rule_name(threshold(settings))
    origin = decision_file.origin(counted, areas, registry.version, rule)
    honest = (DATA / "demo" / decision.FILE).read_bytes()
    first = decision_file.load(DATA / "demo" / decision.FILE, origin)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, decision.FILE)
        for _ in range(many - many // 10):
            file.write_bytes(_changed(honest, chance))
            back = decision_file.load(file, origin)
            if back is not None and (first is None or repr(_bits(back)) != repr(_bits(first))):
                wrong.append("a decision with another cell was read")
        for _ in range(many // 10):
            shutil.copytree(DATA / "demo", folder, dirs_exist_ok=True)
            name = chance.choice(("initiatieven.csv", "kosten_opbrengsten.csv", "datapackage.json"))
            target = Path(folder, name)
            target.write_bytes(_changed(target.read_bytes(), chance))
            try:
                read_folder(Path(folder), settings)
            except IntakeError:
                continue
            except Exception as error:  # noqa: BLE001 - this is what is looked for
                wrong.append(f"{name}: {type(error).__name__}")
    return Outcome(f"{many} flipped files", None, tuple(wrong))


def _changed(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    return (
        content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]
    )


def _bits(decided: decision.Decision) -> list[tuple[object, bytes]]:
    parts = (decided.groups, decided.forms, decided.splits)
    return [(key, cells.tobytes()) for part in parts for key, cells in sorted(part.items())]


def _meanwhile(server: Server, work: Callable[[], Done], seconds: float) -> tuple[Done, Met]:
    """Do something while readers read; what came of both."""
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        met = asyncio.run(lines.readers(server.port, "/kaart", READERS, max(1.0, seconds)))
        return done.result(), met


def _outcome(what: str, met: Met) -> Outcome:
    wrong = [f"{len(met.wrong)} readers without a page: {sorted(set(met.wrong))}"] * bool(met.wrong)
    if met.p95 > BOUND:
        wrong.append(f"more than {BOUND:.0f} ms")
    return Outcome(what, met.p95, tuple(wrong))


ATTACKS: dict[str, Attack] = {
    "nobody": held(),
    "half-heads": held((lines.half_a_head, 8)),
    "idle-and-slow": held(
        (lines.idle, 1000), (lines.slow_head, 120), (lines.slow_body, 50), (lines.slow_reader, 30)
    ),
    "readers": readers_at_once,
    "requests": sent(requests.request, 2500, "random requests"),
    "bodies": sent(requests.body, 1000, "random bodies"),
    "wrong-bodies": wrong_bodies,
    "files": files,
    "flipped": flipped,
}
