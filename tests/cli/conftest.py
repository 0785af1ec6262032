"""A coder that needs no model, reports to give it, and the command as a user meets it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import dateline.api
from dateline.cli import app
from dateline.model import Coded, Mention, Party, Quote, Report, Sentence, Source, Span, Step, When

Run = Callable[..., Any]


def span(report: Report, words: str) -> Span:
    """The first place of some words in a report."""
    start = report.text.index(words)
    return Span(words, start, start + len(words))


def attack(report: Report, political: bool = True) -> Mention:
    """ "Alphaland attacked Betaland", as a mention."""
    trigger = span(report, "attacked")
    return Mention(
        id=f"{report.id}:{trigger.start}-{trigger.end}",
        report=report.id,
        sentence=Sentence(0, 0, len(report.text), "body"),
        trigger=trigger,
        act="attack",
        entry="attack/verb/attack",
        event="ASSAULT",
        mode=None,
        cameo="190",
        contexts=(),
        quad=4,
        goldstein=-10.0,
        plover_score=-9.0,
        political=political,
        status="actual",
        background=False,
        operators=(),
        content=None,
        symmetric=False,
        actors=(Party(span(report, "Alphaland"), "Alphaland", "country/alp", "ALP", ("GOV",), "known"),),
        recipients=(),
        when=When(None, report.published, report.published, "day", "published"),
        where=None,
        attribution=(),
        counts=(),
        steps=(Step(None, "attack", "ASSAULT", None, "190", "actual"),),
    )


class FakeCoder:
    """Tells an attack wherever a report has the word; a report about the weather is not political."""

    def code(self, report: Report) -> Coded:
        sentences = (Sentence(0, 0, len(report.text), "body"),)
        if "attacked" not in report.text:
            return Coded(report, sentences, (), (), ())
        cue = span(report, "attacked")
        quote = Quote(0, Source(span(report, "Alphaland"), cue, "group"), cue, (cue,), "direct")
        return Coded(report, sentences, (attack(report, "storm" not in report.text),), (), (quote,))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command loads the fake coder."""
    monkeypatch.setattr(dateline.api, "load_coder", lambda *_: FakeCoder())
    monkeypatch.setattr(dateline.api, "load_code", lambda *_: FakeCoder().code)


@pytest.fixture
def run() -> Run:
    """Runs `dateline` with arguments and perhaps an input."""

    def invoke(*arguments: object, input: str | None = None) -> Any:
        return CliRunner().invoke(app, [str(part) for part in arguments], input=input)

    return invoke


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, one of them not political, and a file that is no report."""
    rows = [
        {"id": "one", "text": "Alphaland attacked the port.", "outlet": "Wire", "published": "2020-05-01"},
        {"id": "two", "text": "A storm over Alphaland attacked the coast."},
    ]
    made = tmp_path / "articles"
    made.mkdir()
    (made / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (made / "picture.png").write_bytes(b"\x89PNG")
    return made


@pytest.fixture
def ledger(fake: None, run: Run, folder: Path, tmp_path: Path) -> Path:
    """The folder read into a ledger."""
    made = tmp_path / "ledger"
    assert run("read", folder, "--into", made).exit_code == 0
    return made
