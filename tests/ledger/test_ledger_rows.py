"""Nouns → rows: the published shape, its order, and spans that quote the report."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ledger import faults
from dateline.ledger.rows import mention_row, name_row, quote_row, report_row, root_of, sentence_row
from dateline.ledger.schemas import MENTIONS, NAMES, QUOTES, REPORTS, SENTENCES
from dateline.model import Dating, DayReason, Sentence, Span
from tests.ledger.ledger_samples import RUN, sample_coded, sample_report

REPORT = sample_report()
CODED = sample_coded(REPORT)
DEAL = mention_row(CODED.mentions[0], REPORT, RUN.run)
ARREST = mention_row(CODED.mentions[1], REPORT, RUN.run)

DATING = Dating(
    "2017-12-11",
    None,
    (DayReason("day", Span(REPORT.text[:4], 0, 4), "told as past", "2017-12-11", None),),
    (DayReason("address", None, "its address has 2016/12/11", "2016-12-11", "2016-12-11"),),
    (("2017-12-11", "2100-12-31"),),
)

MENTION_KEYS = [
    "mention",
    "report",
    "origin",
    "outlet",
    "url",
    "title",
    "published",
    "language",
    "sentence",
    "start",
    "end",
    "text",
    "role",
    "trigger",
    "event",
    "mode",
    "contexts",
    "cameo",
    "quad",
    "goldstein",
    "plover_score",
    "political",
    "status",
    "stance",
    "background",
    "operators",
    "content",
    "symmetric",
    "actors",
    "recipients",
    "when",
    "where",
    "attribution",
    "counts",
    "entry",
    "confidence",
    "run",
]

PARTY_KEYS = ["text", "start", "end", "name", "entity", "country", "sectors", "state", "from"]


def spans_of(value: Any) -> Iterator[tuple[str, int, int]]:
    """Every text, start, end in a row."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys() and value["text"] is not None:
            yield value["text"], value["start"], value["end"]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from spans_of(part)


def test_keys_of_a_mention_are_in_published_order() -> None:
    assert list(DEAL) == MENTION_KEYS == MENTIONS.names


def test_keys_of_its_parts() -> None:
    assert list(DEAL["actors"][0]) == PARTY_KEYS
    assert list(DEAL["when"]) == ["text", "start", "end", "from", "to", "precision", "basis"]
    assert list(DEAL["attribution"][0]) == [
        "text",
        "start",
        "end",
        "name",
        "entity",
        "kind",
        "cue",
        "medium",
        "when",
        "manner",
        "own",
    ]
    assert list(ARREST["counts"][0]) == ["kind", "low", "high", "unit", "of", "scope", "side", "text", "start", "end"]
    assert DEAL["content"] == {"act": "cooperate", "status": "planned"}
    assert DEAL["operators"] == [{"operator": "sign", "text": "signed", "start": 7, "end": 13}]


def test_antecedent_is_from() -> None:
    assert DEAL["recipients"][0]["from"] == {"text": "Chad", "start": 103, "end": 107}
    assert DEAL["actors"][0]["from"] is None


def test_missing_is_null_and_lists_may_be_empty() -> None:
    assert ARREST["where"] is None
    assert ARREST["content"] is None
    assert ARREST["mode"] == "arrest"
    assert ARREST["recipients"] == []
    assert ARREST["contexts"] == []
    assert ARREST["when"] == dict.fromkeys(["text", "start", "end", "from", "to", "precision"]) | {"basis": "none"}


@pytest.mark.parametrize("row", [DEAL, ARREST, *(quote_row(quote, REPORT, "x") for quote in CODED.quotes)])
def test_every_span_quotes_the_report(row: dict[str, Any]) -> None:
    found = list(spans_of(row))
    assert found
    assert all(REPORT.text[start:end] == text for text, start, end in found)


@pytest.mark.parametrize(
    ("schema", "row"),
    [
        (MENTIONS, DEAL),
        (MENTIONS, ARREST),
        (REPORTS, report_row(REPORT, "x")),
        (REPORTS, report_row(REPORT, "x", DATING)),
        (SENTENCES, sentence_row(CODED.sentences[1], REPORT, "x")),
        (NAMES, name_row(CODED.names[1], REPORT, "x")),
        (QUOTES, quote_row(CODED.quotes[0], REPORT, "x")),
    ],
)
def test_schemas_hold_the_rows_as_they_are(schema: pa.Schema, row: dict[str, Any]) -> None:
    back = pa.Table.from_pylist([row], schema=schema).to_pylist()[0]
    assert back == row
    assert json.dumps(back) == json.dumps(pa.Table.from_pylist([back], schema=schema).to_pylist()[0])
    assert list(back) == list(row) == schema.names


@pytest.mark.parametrize(
    ("origin", "root"),
    [
        ("reports/2024/a.txt", "reports/2024"),
        ("a.txt", ""),
        ("A-17", ""),
        ("https://post.example/2024/x", "https://post.example"),
        ("/a.txt", ""),
    ],
)
def test_root_of_an_origin(origin: str, root: str) -> None:
    assert root_of(origin) == root


def test_sound_reports_have_no_faults() -> None:
    assert faults(CODED) is None


def test_spans_that_do_not_quote_are_faults() -> None:
    bad = replace(CODED.mentions[0], trigger=Span("signs", 7, 13))
    assert faults(replace(CODED, mentions=(bad,))) == "mention span 7-13 does not quote the report"
    outside = replace(CODED.names[0], span=Span("", -1, -1))
    assert "name span -1--1" in str(faults(replace(CODED, names=(outside,))))


def test_ids_that_repeat_or_stray_are_faults() -> None:
    twice = (CODED.mentions[0], CODED.mentions[0])
    assert "is there twice" in str(faults(replace(CODED, mentions=twice)))
    stray = (replace(CODED.mentions[0], report="other"),)
    assert "belongs to another report" in str(faults(replace(CODED, mentions=stray)))


def test_sentences_out_of_place_are_faults() -> None:
    assert faults(replace(CODED, sentences=(Sentence(3, 0, 5, "body"),))) == "sentence 3 is out of place"


def test_text_that_cannot_be_stored_is_a_fault() -> None:
    assert "surrogates" in str(faults(sample_coded(replace(REPORT, title="\ud800"))))


def test_many_faults_are_counted() -> None:
    bad = tuple(replace(CODED.names[0], span=Span("x", 0, n)) for n in range(2, 9))
    assert str(faults(replace(CODED, names=bad))).endswith("and 4 more")


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.text(st.characters(codec="utf-8"), max_size=40))
def test_spans_are_code_points_whatever_the_text(before: str, after: str) -> None:
    report = sample_report(text=f"{before}{REPORT.text}{after}")
    try:
        coded = sample_coded(report)
    except ValueError:
        return
    row = mention_row(coded.mentions[1], report, "x")
    back = pa.Table.from_pylist([row], schema=MENTIONS).to_pylist()[0]
    assert back == row
    assert all(report.text[start:end] == text for text, start, end in spans_of(back))


def test_a_report_without_a_date_has_its_bounds_and_their_reasons() -> None:
    row = report_row(REPORT, "x", DATING)
    kept, given_up = json.loads(row["dating_reasons"])
    assert (row["dated_from"], row["dated_to"]) == ("2017-12-11", None)
    assert (kept["kind"], kept["from"], kept["text"], kept["kept"]) == ("day", "2017-12-11", REPORT.text[:4], True)
    assert (given_up["kind"], given_up["text"], given_up["kept"]) == ("address", None, False)


def test_a_report_with_a_date_has_none() -> None:
    row = report_row(REPORT, "x")
    assert (row["dated_from"], row["dated_to"], row["dating_reasons"]) == (None, None, None)


def test_a_reason_that_does_not_quote_the_report_is_a_fault() -> None:
    wrong = replace(DATING, reasons=(replace(DATING.reasons[0], span=Span("nowhere", 0, 4)),))
    assert "reason span" in (faults(replace(CODED, dating=wrong)) or "")
    assert faults(replace(CODED, dating=DATING)) is None
