"""Paragraphs, headings, captions and furniture. All sentences are made up."""

import re
import time
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import LexiconError
from dateline.reading.blocks import LOOK_CHARS, find_blocks, is_caption, is_furniture, paragraphs
from dateline.reading.decode import clean
from dateline.reading.marks import PATTERN_KEYS, load_marks

MARKS = load_marks()
BODY = "The ministry said on Monday that the talks with the delegation from Chad would go on until the end of the week."


def roles(text: str) -> list[tuple[str, str]]:
    return [(block.role, text[block.start : block.end]) for block in find_blocks(text, MARKS)]


def test_paragraphs_between_blank_lines() -> None:
    text = f"Norway Opens Talks With Chad\n\n  {BODY}\n \n{BODY}\n"
    assert roles(text) == [("heading", "Norway Opens Talks With Chad"), ("body", BODY), ("body", BODY)]


def test_each_long_line_is_a_paragraph() -> None:
    lines = [BODY * 2, BODY * 3, BODY]
    assert [words for _, words in roles("\n".join(lines))] == lines


def test_wrapped_lines_are_one_paragraph() -> None:
    first = "Norway opened talks with Chad on Monday, and the ministry"
    text = f"{first}\nsaid that both sides would meet again before the\nsummer."
    assert roles(text) == [("body", text)]


def test_heading_over_a_short_line_is_not_wrapped() -> None:
    text = "Norway Opens Talks With Chad\nEnvoys from Chad arrived in Oslo on Monday for a week of talks."
    assert [role for role, _ in roles(text)] == ["heading", "body"]


def test_headings_between_paragraphs_are_in_title_case() -> None:
    text = f"{BODY}\n\n‘A New Beginning for the Region’\n\n{BODY}\n\nno agreement yet\n\n{BODY}"
    assert [role for role, _ in roles(text)] == ["body", "heading", "body", "body", "body"]


def test_a_lone_line_is_body() -> None:
    assert roles("Norway opens talks with Chad") == [("body", "Norway opens talks with Chad")]


def test_known_headings_stay_headings() -> None:
    assert find_blocks("no agreement yet\n\n" + BODY, MARKS, {0})[0].role == "heading"


@pytest.mark.parametrize(
    "words",
    [
        "Norwegian Foreign Minister (NTB)",
        "FILE PHOTO: A patrol boat leaves the harbour of Valletta.",
        "Photo: a bridge over the river",
        "Smoke rises over the port of Hodeidah on Friday. (AP Photo/File)",
        "Smoke rises over the port of Hodeidah. /Reuters",
        "In this undated photo a convoy waits at the border.",
    ],
)
def test_captions(words: str) -> None:
    assert is_caption(words, MARKS)
    assert not is_furniture(words, MARKS)


@pytest.mark.parametrize(
    "words",
    [
        "Norway vows to send aid (Reuters)",
        "The envoy met members of the group in Oslo (see the list at http://example.org).",
        "He named the group (Seleka/Renewal).",
        "Norway Opens Talks With Chad (UPDATED)",
        "OSLO (Reuters) - Norway opened talks with Chad on Monday.",
        BODY,
    ],
)
def test_no_captions(words: str) -> None:
    assert not is_caption(words, MARKS)


@pytest.mark.parametrize(
    "words",
    [
        "By Staff Writer",
        "BY A. WRITER AND B. WRITER IN OSLO",
        "Reporting by A. Writer; Editing by B. Writer",
        "(Reporting by A. Writer)",
        "Read more: What we know of the talks",
        "Related: Envoys arrive in Oslo",
        "Please let us know if you see an error in this article.",
        "Click here for more pictures",
        "Subscribe to our newsletter",
        "Sign up for the morning briefing.",
        "Follow us on Twitter",
        "Share this article",
        "ADVERTISEMENT",
        "Copyright 2020 The Agency. All rights reserved.",
        "© 2020 The Agency",
        "Watch: Envoys arrive in Oslo",
        "This article was first published on Monday.",
        "Comments (12)",
        "Comments",
        "The views expressed in this article are those of the author.",
        "Photo credit: The Agency",
        "Our Standards: The Principles",
        "* * *",
        "Reuters",
        "5 min read",
    ],
)
def test_furniture(words: str) -> None:
    assert is_furniture(words, MARKS)


@pytest.mark.parametrize(
    "words",
    [
        "OSLO (Reuters) - Norway opened talks with Chad on Monday.",
        "By Tuesday, the troops had left the town.",
        "Follow-up talks will be held in June, the ministry said.",
        "Sign of progress, says the envoy",
        "This report was rejected by the government in Khartoum.",
        "Watch towers along the border were shelled on Friday.",
        "The company said on Friday that threats of that kind had long been against its terms of service.",
        "Related talks in Vienna were put off.",
        "Both sides accepted the terms and conditions of the truce.",
        "Readers of the decree say that it changes little.",
        "Share prices fell after the announcement of sanctions.",
        BODY,
    ],
)
def test_no_furniture(words: str) -> None:
    assert not is_furniture(words, MARKS)


def test_a_long_paragraph_is_body_whatever_it_says() -> None:
    assert roles("Read more: " + BODY * 10)[0][0] == "body"


@given(st.text(alphabet=st.sampled_from("aB .,:()/\n\t©’\u2028\x00\ud800By"), max_size=300) | st.text(max_size=200))
def test_blocks_cover_all_but_white_space(raw: str) -> None:
    text = clean(raw)
    position = 0
    for block in find_blocks(text, MARKS):
        assert position <= block.start < block.end <= len(text)
        assert not text[position : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        position = block.end
    assert not text[position:].strip()


def test_many_lines_take_linear_time() -> None:
    assert len(list(paragraphs("a. \n" * 100_000))) > 0


def repeats_in_repeats(tree: Any, inside: bool = False) -> bool:
    for kind, value in tree:
        many = str(kind) in ("MAX_REPEAT", "MIN_REPEAT") and value[1] > 1
        if many and inside:
            return True
        parts = value if isinstance(value, list | tuple) else [value]
        for part in parts:
            for one in part if isinstance(part, list) else [part]:
                if isinstance(one, _parser.SubPattern) and repeats_in_repeats(one, inside or many):
                    return True
    return False


def test_the_lint_sees_nested_quantifiers() -> None:
    assert repeats_in_repeats(_parser.parse(r"^(\w+\s?)*$"))


@pytest.mark.parametrize(
    "attack",
    ["By ", "(", "a/", "/", "Photo: ", "this article was ", "\u00a9 ", "- ", "follow a on ", "A (", "updated "],
)
def test_no_paragraph_is_slow(attack: str) -> None:
    text = (attack * LOOK_CHARS)[:LOOK_CHARS]
    start = time.process_time()
    find_blocks(f"{text}\n\n{text}\n\n{BODY}", MARKS)
    assert time.process_time() - start < 0.1


@pytest.mark.parametrize("key", PATTERN_KEYS)
def test_patterns_have_no_nested_quantifiers(key: str) -> None:
    patterns: tuple[re.Pattern[str], ...] = getattr(MARKS, key)
    assert [one.pattern for one in patterns if repeats_in_repeats(_parser.parse(one.pattern))] == []


def test_a_bad_list_names_its_key() -> None:
    with pytest.raises(LexiconError, match="expected the keys"):
        load_marks("a: [b]")
    shipped = "\n".join(f"{key}: []" for key in (*PATTERN_KEYS, "furniture_words", "byline", "finite", "joining"))
    with pytest.raises(LexiconError, match="notes: expected a list"):
        load_marks(shipped + "\nnotes: 3")
    with pytest.raises(LexiconError, match="caption_end"):
        load_marks(shipped.replace("caption_end: []", "caption_end: ['(']") + "\nnotes: []")
