"""Paths → items: formats, order, fields, origins, ids."""

import gzip
import io
import json
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.model import Item, Report
from dateline.reading import read_items, report_id
from dateline.reading.decode import clean, decode
from dateline.reading.reports import iso_date

TEXT = "Norway opened talks with Chad on Monday, the ministry said."


def items(*paths: Path | str, stdin: bytes = b"") -> list[Item]:
    return list(read_items(paths, stdin=io.BytesIO(stdin)))


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def report(item: Item) -> Report:
    assert item.report is not None, item
    return item.report


def test_a_text_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    [item] = items(path)
    assert (item.outcome, item.reason, item.origin) == ("ok", None, path.as_posix())
    assert (report(item).text, report(item).id, report(item).published) == (TEXT, report_id(TEXT), None)


def test_folders_are_walked_in_name_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.txt", "b/a.txt", "a.txt", "d.pdf"):
        write(tmp_path / name, TEXT + name)
    found = items(tmp_path)
    assert [Path(item.origin).relative_to(tmp_path).as_posix() for item in found] == [
        "a.txt",
        "b/a.txt",
        "b/z.txt",
        "c.txt",
        "d.pdf",
    ]
    assert (found[-1].outcome, found[-1].reason) == ("rejected", "not a format that is read")


def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    with pytest.raises(InputError, match=r"missing\.txt"):
        read_items([tmp_path, tmp_path / "missing.txt"])


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"id": 7, "text": TEXT, "title": "A  title\n", "outlet": "The Herald", "published": "2021-05-12T23:00:00Z"},
        {"text": TEXT, "url": "https://example.org/a", "language": "DE-at", "unknown": [1]},
    ]
    path = write(tmp_path / "a.jsonl", "\ufeff" + "\n\n".join(map(json.dumps, rows)) + "\nnot json\n[1]\n{}\n")
    first, second, *bad = items(path)
    assert (first.origin, report(first).title, report(first).published) == ("7", "A title", "2021-05-12")
    assert report(first).id == report_id(TEXT, outlet="The Herald")
    assert (second.origin, report(second).language) == (f"{path}:3", "de")
    assert report(second).id == report_id(TEXT, url="https://example.org/a")
    assert [item.reason for item in bad] == ["not valid JSON", "not a JSON object", "no text"]
    assert bad[0].origin == f"{path}:4"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    lines = [
        "Id,Text,Outlet,Other",
        f'1,"{TEXT}\n\nA second ""paragraph"".",The Herald,x',
        f",{TEXT.replace(',', '')},,",
        "3",
        ",a,b,c,d,e",
    ]
    path = write(tmp_path / "a.csv", "\r\n".join(lines).replace(",", delimiter))
    first, second, third, fourth = items(path)
    assert first.origin == "1"
    assert report(first).text.endswith('\n\nA second "paragraph".')
    assert (second.origin, second.outcome, report(second).outlet) == (f"{path}:5", "ok", None)
    assert (third.origin, third.reason) == ("3", f"no text ({path}:6)")
    assert fourth.reason == "6 cells under 4 columns"


def test_csv_without_a_text_column(tmp_path: Path) -> None:
    [item] = items(write(tmp_path / "a.csv", "a,b\n1,2\n"))
    assert (item.outcome, item.reason) == ("rejected", "no column named text")


def test_empty_inputs(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, " \n") for name in ("a.txt", "a.html", "a.jsonl")]
    assert [item.outcome for item in items(*paths, write(tmp_path / "a.csv", ""))] == ["empty"] * 4


def test_gzip(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"id": str(number), "text": TEXT}) for number in range(3))
    found = items(
        write(tmp_path / "a.txt.gz", gzip.compress(TEXT.encode())),
        write(tmp_path / "a.jsonl.gz", gzip.compress(rows.encode())),
        write(tmp_path / "a.gz", gzip.compress(TEXT.encode())),
    )
    assert [item.outcome for item in found] == ["ok"] * 4 + ["rejected"]


@pytest.mark.parametrize(
    ("stdin", "origins"),
    [
        (TEXT.encode(), ["-"]),
        (b'\n{"text": "One talk."}\n\n{"id": "b", "text": "Two talks."}\n', ["-:2", "b"]),
        (b"", ["-"]),
        (b"{ not json }\nbut a text", ["-"]),
    ],
)
def test_standard_input(stdin: bytes, origins: list[str]) -> None:
    assert [item.origin for item in items("-", stdin=stdin)] == origins


def test_a_page(tmp_path: Path) -> None:
    article = f"<h1>Norway opens talks</h1><p>{TEXT} " + "Envoys met in Oslo for two hours. " * 4
    page = (
        "<html lang=en-GB><head><title>Norway - Herald</title><meta property=og:site_name content='The Herald'>"
        "<link rel=canonical href=https://example.org/a><script type='application/ld+json'>"
        '{"@graph": [{"@type": "NewsArticle", "datePublished": "2021-05-12T09:00:00+02:00"}]}</script></head>'
        f"<body><nav>Home</nav><article>{article}</p><h2>Next steps</h2><p>{TEXT}</p></article></body></html>"
    )
    [item] = items(write(tmp_path / "a.html", page))
    read = report(item)
    assert (read.outlet, read.url, read.published, read.language) == (
        "The Herald",
        "https://example.org/a",
        "2021-05-12",
        "en",
    )
    assert read.title == "Norway opens talks"
    assert read.text.startswith(f"Norway opens talks\n\n{TEXT}")
    assert [read.text[block.start : block.end] for block in read.blocks if block.role == "heading"] == [
        "Norway opens talks",
        "Next steps",
    ]


def test_a_page_has_no_date_from_its_words_or_address(tmp_path: Path) -> None:
    page = f"<html><body><p>12 May 2021</p><p>{TEXT * 3}</p><a href='/2021/05/12/a'>x</a></body></html>"
    rows = json.dumps({"html": page, "url": "https://example.org/2021/05/12/a", "title": "Given"})
    [item] = items(write(tmp_path / "a.jsonl", rows))
    assert (report(item).published, report(item).title) == (None, "Given")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-05-12", "2021-05-12"),
        ("2021-05-12T23:59:00-05:00", "2021-05-12"),
        ("2021-05-12 10:00 GMT", "2021-05-12"),
        ("12 May 2021", None),
        ("2021-13-01", None),
        ("2021", None),
        ("", None),
        (None, None),
    ],
)
def test_iso_date(value: str | None, day: str | None) -> None:
    assert iso_date(value) == day


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "“Für Frieden” – the café owners’ words, said twice. " * 3
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_is_believed_of_pages_only() -> None:
    page = "<meta charset=windows-1251><p>Правительство приняло решение"
    assert decode(page.encode("cp1251"), declares=True) == page
    assert decode("<meta charset=punycode>é".encode("cp1252"), declares=True).endswith("é")


def test_clean() -> None:
    assert clean("\ufeffa\r\nb\rc\u2028d\u2029e\x85f\0g\ud800") == "a\nb\nc\nd\ne\nfg\ufffd"


def test_report_id_depends_on_key_and_text() -> None:
    assert report_id("a") == report_id("a") != report_id("b")
    assert report_id("a", outlet="x", url="y", given="z") == report_id("a", outlet="x") != report_id("a")
    assert len(report_id("\ud800")) == 17


def test_a_ledger_among_the_reports_is_passed_over_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Troops left the town.", "utf-8")
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger/manifest.json").write_text("{}", "utf-8")
    (tmp_path / "ledger/writer.lock").touch()
    found = [(item.outcome, item.reason) for item in read_items([tmp_path])]
    assert found == [("ok", None), ("rejected", "a ledger, not reports")]
