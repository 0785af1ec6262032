"""A process that reads a folder into ledgers in children of its own, and kills them. Prints one JSON object a line.

It loads everything once and forks before any thread is started, so that a try costs a fraction of a second.
"""

import json
import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dateline.ledger import Ledger, RunRecord, open_ledger
from dateline.model import Coded, Mention, Report, Sentence, Span, Versions, When
from dateline.running import read_into
from dateline.settings import Settings

RUN = RunRecord(Versions("0.1", "en-1", "lex-1", "book-1", "ext-1"))
SMALL = Settings(shard_reports=4, commit_shards=2)


def make_coder() -> Callable[[Report], Coded]:
    return code


def code(report: Report) -> Coded:
    sentence = Sentence(0, 0, len(report.text), "body")
    found = tuple(_meeting(report, sentence, match) for match in re.finditer("met", report.text))
    return Coded(report, (sentence,), found, (), ())


def _meeting(report: Report, sentence: Sentence, match: re.Match[str]) -> Mention:
    return Mention(
        id=f"{report.id}:{match.start()}-{match.end()}",
        report=report.id,
        sentence=sentence,
        trigger=Span("met", match.start(), match.end()),
        act="meet",
        entry="meet/verb/meet",
        event="CONSULT",
        mode=None,
        cameo="040",
        contexts=(),
        quad=1,
        goldstein=1.0,
        plover_score=1.0,
        political=True,
        status="actual",
        background=False,
        operators=(),
        content=None,
        symmetric=True,
        actors=(),
        recipients=(),
        when=When(None, None, None, None, "none"),
        where=None,
        attribution=(),
        counts=(),
    )


def read_all(reports: Path, ledger: Path, acknowledged: Path) -> None:
    """Read everything; write down how many items are in the ledger each time that it says so."""
    with acknowledged.open("ab", buffering=0) as notes:

        def progress(count: int) -> None:
            notes.write(f"{count}\n".encode())

        read_into(
            [reports],
            ledger,
            make_coder=make_coder,
            progress=progress,
            run=RUN,
            settings=SMALL,
        )


def forked(work: Callable[[], None]) -> int:
    """Start `work` in a child; its process id."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    """Wait for a child: 0, an exit code, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def state(ledger: Path, acknowledged: Path) -> None:
    """Say what a killed run left."""
    noted = sum(int(line) for line in acknowledged.read_text().split()) if acknowledged.exists() else 0
    if not (ledger / "manifest.json").exists():
        say(acknowledged=noted, items=0, faults=[], version=0)
        return
    with open_ledger(ledger) as opened:
        opened.verify()
        say(acknowledged=noted, **counts(opened))


def counts(ledger: Ledger) -> dict[str, Any]:
    balance = ledger.balance()
    return {"items": balance.items, "faults": asdict(balance)["faults"], "version": ledger.version}


def timed(work: Callable[[], None]) -> float:
    """Seconds that `work` takes in a child."""
    begun = time.monotonic()
    assert ended(forked(work)) == 0
    return time.monotonic() - begun


def say(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def kill_at(call: int) -> None:
    """End this process just before its `call`-th step on the disk, counted over fsync and rename."""
    left = [call]

    def counted(step: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*arguments: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return step(*arguments)

        return stepped

    os.fsync, os.replace = counted(os.fsync), counted(os.replace)


def lines(notes: Path) -> int:
    """How often the ledger has said that items are in it."""
    return notes.read_bytes().count(b"\n") if notes.exists() else 0


def wait_for(notes: Path, count: int, longest: float) -> None:
    """Wait until the ledger has spoken so often, at most ten times as long as the whole work takes."""
    end = time.monotonic() + 10 * longest
    while lines(notes) < count and time.monotonic() < end:
        time.sleep(0.001)


def random_kills(reports: Path, ledger: Path, whole: Path, kills: int, seed: int) -> None:
    """Read unbroken into `whole`; read into `ledger` with kills at random moments; then to the end."""
    chance = random.Random(seed)
    notes = ledger.with_suffix(".notes")
    work = timed(lambda: read_all(reports, whole, whole.with_suffix(".notes")))
    for _ in range(kills):
        before = lines(notes)
        child = forked(lambda: read_all(reports, ledger, notes))
        wait_for(notes, before + chance.randint(0, 2), work)
        time.sleep(chance.uniform(0, work / kills))
        os.kill(child, signal.SIGKILL)
        ended(child)
        assert ended(forked(lambda: state(ledger, notes))) == 0
    assert ended(forked(lambda: read_all(reports, ledger, notes))) == 0
    assert ended(forked(lambda: state(ledger, notes))) == 0


def kills_at_each_step(reports: Path, folder: Path, steps: int) -> None:
    """For each of the first steps on the disk: a run killed before it, then a run to the end."""
    for step in range(1, steps + 1):
        ledger = folder / f"step{step}"
        notes = ledger.with_suffix(".notes")

        def doomed(step: int = step, ledger: Path = ledger, notes: Path = notes) -> None:
            kill_at(step)
            read_all(reports, ledger, notes)

        def finished(ledger: Path = ledger, notes: Path = notes) -> None:
            read_all(reports, ledger, notes)
            state(ledger, notes)

        assert ended(forked(doomed)) == -signal.SIGKILL
        assert ended(forked(finished)) == 0


if __name__ == "__main__":
    mode, *given = sys.argv[1:]
    if mode == "random":
        random_kills(Path(given[0]), Path(given[1]), Path(given[2]), int(given[3]), int(given[4]))
    else:
        kills_at_each_step(Path(given[0]), Path(given[1]), int(given[2]))
