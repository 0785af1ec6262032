"""Inputs that are made to break a reader. Each gives one item with one reason, and the good ones beside it are read."""

import gzip
import io
import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.limits import HTML_ELEMENTS, TAG_ATTRIBUTES
from dateline.model import Item
from dateline.reading import read_items
from dateline.reading.prescan import prescan
from dateline.reading.refusal import Refused
from dateline.reading.sandbox import Sandbox

TEXT = "Norway opened talks with Chad on Monday, the ministry said."
ROOT = Path(__file__).parents[2] / "src"
MIB = 1 << 20


def items(*paths: Path | str, stdin: bytes = b"") -> list[Item]:
    return list(read_items(paths, stdin=io.BytesIO(stdin)))


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def one(path: Path, data: str | bytes) -> tuple[str, str | None]:
    [item] = items(write(path, data))
    return item.outcome, item.reason


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """1 GiB of spaces in 1 MiB: members of a gzip file may follow each other."""
    return gzip.compress(b" " * (64 * MIB), 9) * 16


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.csv.gz"])
def test_bomb(tmp_path: Path, bomb: bytes, name: str) -> None:
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    outcome, reason = one(tmp_path / name, bomb)
    assert (outcome, "unpacks to more than 200 times its size" in str(reason)) == ("rejected", True)
    assert time.monotonic() - start < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


def test_good_files_beside_bad_ones_are_read(tmp_path: Path, bomb: bytes) -> None:
    for number in range(5):
        write(tmp_path / f"{number}.txt", f"{TEXT} {number}")
    write(tmp_path / "2-bomb.txt.gz", bomb)
    write(tmp_path / "3-cut.txt.gz", gzip.compress(os.urandom(5000))[:-2000])
    write(tmp_path / "4-no.txt.gz", TEXT)
    found = items(tmp_path)
    assert [item.outcome for item in found].count("ok") == 5
    assert {item.reason for item in found if item.outcome == "failed"} == {"damaged gzip"}
    assert len(found) == 8


def test_a_break_in_the_midst_of_rows_is_told(tmp_path: Path) -> None:
    rows = "".join(
        json.dumps({"id": str(number), "text": f"{TEXT} {number} {os.urandom(99).hex()}"}) + "\n"
        for number in range(2000)
    )
    packed = gzip.compress(rows.encode())
    found = items(write(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2]))
    assert 100 < len(found) < 2000
    assert {item.outcome for item in found[:-1]} == {"ok"}
    assert found[-1].outcome == "failed"
    assert found[-1].reason == f"damaged gzip (nothing read after line {len(found) - 1})"


def test_many_attributes(tmp_path: Path) -> None:
    page = "<html><body><p " + " ".join(f"a{number}='>'" for number in range(100_000)) + f">{TEXT}</p>"
    start = time.monotonic()
    assert one(tmp_path / "a.html", page) == ("rejected", f"an HTML tag with more than {TAG_ATTRIBUTES:,} attributes")
    assert time.monotonic() - start < 1


def test_many_elements(tmp_path: Path) -> None:
    assert one(tmp_path / "a.html", "<p>a" * 400_000) == ("rejected", f"more than {HTML_ELEMENTS:,} HTML elements")


@pytest.mark.parametrize("depth", [300, 1_900])
def test_nested_tags_are_read(tmp_path: Path, depth: int) -> None:
    [item] = items(write(tmp_path / "a.html", "<div>" * depth + f"<p>{TEXT * 5}</p>" + "</div>" * depth))
    assert item.outcome == "ok"
    assert item.report is not None
    assert item.report.text == TEXT * 5


@pytest.mark.parametrize("tags", ["<div>", "<ul><li>", "<table><tr><td>", "<b><i>", "<dl><dd>"])
def test_deeper_tags_are_refused(tmp_path: Path, tags: str) -> None:
    outcome, reason = one(tmp_path / "a.html", tags * 2_500 + f"<p>{TEXT * 5}")
    assert (outcome, reason) == ("rejected", "HTML elements nested deeper than 2,000")


@pytest.mark.parametrize(
    "page",
    [
        b"<p a='" * 50_000,
        b"<!--" * 200_000,
        b"<script>" * 100_000,
        b"<" * 2_000_000,
        b"<a" + b" " * 2_000_000,
        b"</" * 1_000_000,
    ],
)
def test_prescan_takes_linear_time(page: bytes) -> None:
    start = time.monotonic()
    with suppress(Refused):
        prescan(page)
    assert time.monotonic() - start < 2


def test_tags_in_scripts_and_comments_are_text() -> None:
    prescan(b"<script>" + b"'<div>'" * 3_000 + b"</script><!--" + b"<b>" * 3_000 + b"--><p>a")


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_ten_million_characters_on_a_line(tmp_path: Path, name: str) -> None:
    text = "word " * 2_000_000
    head = {"a.txt": "", "a.jsonl": '{"text": "', "a.csv": "text\n"}[name]
    outcome, reason = one(tmp_path / name, head + text + ('"}' if head.startswith("{") else ""))
    assert outcome == "rejected"
    assert str(reason).endswith("characters of text, the limit is 1,000,000")


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_line_above_the_limit_is_passed_over(tmp_path: Path, name: str) -> None:
    good = {"a.jsonl": json.dumps({"text": TEXT}), "a.csv": TEXT.replace(",", "")}[name]
    head = "text\n" if name == "a.csv" else ""
    found = items(write(tmp_path / name, f"{head}{good}\n{'x' * 21_000_000}\n{good}\n"))
    assert [item.outcome for item in found] == ["ok", "rejected", "ok"]


def test_a_file_above_the_limit(tmp_path: Path) -> None:
    assert one(tmp_path / "a.txt", b"a" * 20_000_001) == ("rejected", "20,000,001 bytes, the limit is 20,000,000")
    assert items("-", stdin=b"a " * 10_000_001)[0].outcome == "rejected"


def test_an_open_quote_does_not_take_the_rest_of_a_csv(tmp_path: Path) -> None:
    found = items(write(tmp_path / "a.csv", 'text\n"never closed\n' + ("a line of it" * 1_000 + "\n") * 1_700))
    assert found[0].reason == "a row of more than 20,000,000 bytes"
    assert {item.outcome for item in found[1:3]} == {"ok"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[" * 100_000, "JSON nested too deep"),
        ('{"a":' * 3_000 + "1" + "}" * 3_000, "JSON nested too deep"),
        ("[" * 300_000, "JSON with more than 200,000 brackets"),
        ('{"a": ' + "1" * 5_000 + "}", "not valid JSON"),
        ('{"text": ["a"]}', "no text"),
        ('{"text": "a", "title": "' + "x" * 10_001 + '"}', "10,001 characters in title, the limit is 10,000"),
    ],
)
def test_json(tmp_path: Path, line: str, reason: str) -> None:
    assert one(tmp_path / "a.jsonl", line) == ("rejected", reason)


def test_lone_surrogates_and_line_separators(tmp_path: Path) -> None:
    line = '{"id": "a\\ud800", "text": "One \\ud800 two.\\u2028Three \\u0000 four.\\u0085Five \\ud83d\\ude00."}'
    [item] = items(write(tmp_path / "a.jsonl", line))
    assert item.report is not None
    assert item.origin == "a\ufffd"
    assert item.report.text == "One \ufffd two.\nThree  four.\nFive \U0001f600."


def test_surrogates_in_a_page_cut_nothing(tmp_path: Path) -> None:
    page = f"<html><body><p>{TEXT} \ud800 \0 {TEXT * 4}</p><p>The last words.</p></body></html>"
    [item] = items(write(tmp_path / "a.jsonl", json.dumps({"html": page})))
    assert item.report is not None
    assert item.report.text.endswith("The last words.")


def test_terminal_escapes_stay_text(tmp_path: Path) -> None:
    [item] = items(write(tmp_path / "a.txt", f"\x1b[31mTalks\x1b[0m Open \u202eolsO\n\n{TEXT}"))
    assert item.report is not None
    assert item.report.text.startswith("\x1b[31mTalks")


@pytest.mark.parametrize("data", [os.urandom(4_000), bytes(4_000), b"\x7fELF" + bytes(range(32)) * 50])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_binary(tmp_path: Path, data: bytes, name: str) -> None:
    assert one(tmp_path / name, data.replace(b"\n", b"\0"))[1] == "looks binary"


def test_entities_are_not_expanded_nor_fetched(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    page = f'<!DOCTYPE a [<!ENTITY a0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]><p>&a11;&f; {TEXT * 4}</p>'
    [item] = items(write(tmp_path / "a.html", page))
    assert item.report is None or ("root:" not in item.report.text and len(item.report.text) < 5_000)


def test_links_and_loops(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", write(tmp_path / "secret.txt", TEXT)
    (root / "sub").mkdir(parents=True)
    write(root / "sub" / "a.txt", TEXT)
    write(root / ".hidden.txt", TEXT)
    (root / "sub" / "loop").symlink_to(root)
    (root / "out.txt").symlink_to(outside)
    (root / "up").symlink_to(tmp_path)
    (root / "gone.txt").symlink_to(root / "nothing.txt")
    os.mkfifo(root / "pipe.txt")
    found = {Path(item.origin).relative_to(root).as_posix(): item for item in items(root)}
    assert {name: item.reason for name, item in found.items()} == {
        ".hidden.txt": "hidden",
        "gone.txt": "cannot be read: no such file or directory",
        "out.txt": "a link that leads out of the folder",
        "pipe.txt": "not a regular file",
        "sub/a.txt": None,
        "sub/loop": "a folder that was already read",
        "up": "a link that leads out of the folder",
    }


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\xff.txt")).write_text(TEXT)
    [item] = items(tmp_path)
    assert item.origin.endswith("a\\xff.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_unreadable(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    path.chmod(0)
    [item] = items(path)
    assert (item.outcome, item.reason) == ("failed", "cannot be read: permission denied")


MOCK = """
import os, signal, sys, time
sys.path.insert(0, {root!r})
from dateline.reading.child import serve

def handler(document):
    word = document.decode()
    if word == "hang": time.sleep(60)
    if word == "spin":
        while True: pass
    if word == "exit": os._exit(3)
    if word == "die": os.kill(os.getpid(), signal.SIGSEGV)
    if word == "eat": bytearray(1 << 40)
    if word == "raise": raise ValueError(word)
    if word == "recurse": handler2()
    if word == "print": print("noise", flush=True)
    if word == "noise": os.write(3, b"x" * 100); os._exit(0)
    return {{"word": word, "process": os.getpid()}}

def handler2(): return handler2()
serve(handler)
"""


@pytest.fixture
def mock(tmp_path: Path) -> Iterator[Sandbox]:
    script = write(tmp_path / "mock.py", MOCK.format(root=str(ROOT)))
    with Sandbox([sys.executable, str(script)], seconds=0.4, documents=3) as sandbox:
        yield sandbox


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("hang", "timeout"),
        ("spin", "timeout"),
        ("exit", "crash (exit status 3)"),
        ("die", "crash (exit status -11)"),
        ("eat", "memory"),
        ("raise", "crash (ValueError)"),
        ("recurse", "nested too deep"),
    ],
)
def test_a_lethal_document_has_its_reason_and_the_next_is_read(mock: Sandbox, document: str, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        mock.fields(document.encode())
    assert (caught.value.outcome, caught.value.reason) == ("failed", reason)
    assert mock.fields(b"good")["word"] == "good"


def test_the_child_is_kept_and_then_replaced(mock: Sandbox) -> None:
    processes = [mock.fields(word)["process"] for word in (b"a", b"print", b"c", b"d")]
    assert len(set(processes[:3])) == 1
    assert processes[3] != processes[0]


def test_a_child_that_does_not_start() -> None:
    with Sandbox([sys.executable, "-c", "pass"]) as sandbox, pytest.raises(Refused, match="did not start"):
        sandbox.fields(b"a")


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    items(path)
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(20):
        items(path)
    assert len(os.listdir("/proc/self/fd")) <= before


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=300) | st.text(alphabet='{}[]",:\\u0 \n<p>a', max_size=200).map(str.encode),
    name=st.sampled_from(["a.txt", "a.jsonl", "a.csv", "a.txt.gz", "a.jsonl.gz"]),
)
def test_no_bytes_raise_and_each_is_accounted_for(tmp_path: Path, data: bytes, name: str) -> None:
    found = items(write(tmp_path / name, data))
    assert found
    for item in found:
        assert (item.report is not None) == (item.outcome == "ok")
        assert (item.reason is None) == (item.outcome == "ok")


def test_pages_of_random_bytes(tmp_path: Path) -> None:
    tags = [
        "<p>",
        "</p>",
        "<div",
        ">",
        "<!--",
        "-->",
        "<script>",
        "&#0;",
        "&amp",
        "\x00",
        "é",
        "a" * 50,
        "<![CDATA[",
        "<table><td>",
        "<svg>",
    ]
    for number in range(60):
        write(tmp_path / f"{number:02}.html", "".join(tags[(number * 7 + at * at) % len(tags)] for at in range(number)))
    assert [Path(item.origin).stem for item in items(tmp_path)] == [f"{number:02}" for number in range(60)]
