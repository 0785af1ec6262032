"""Report text cannot act on a terminal or break a line."""

import json

from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.escapes import json_line, one_line, visible
from dateline.cli.marks import Mark, marked


def test_controls_and_directions_are_shown_as_escapes() -> None:
    assert visible("\x1b[31mred\x07") == "\\x1b[31mred\\x07"
    assert visible("a\u202eb\u2066c\u061c") == "a\\u202eb\\u2066c\\u061c"
    assert visible("\U000e0041") == "\\U000e0041"


def test_plain_text_and_markup_stay_as_they_are() -> None:
    text = "[bold]no markup[/bold] – “é” 東京 \U0001f600\tand\nlines"
    assert visible(text) == text


def test_one_line_has_no_line_break() -> None:
    assert one_line("a\nb\u2028c\r\nd") == "a b c d"


@given(st.text())
def test_json_lines_are_one_line_that_any_terminal_can_take(text: str) -> None:
    line = json_line({"text": text})
    assert len(line.splitlines()) == 1
    assert visible(line) == line


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_lines_give_back_what_was_put_in(text: str) -> None:
    assert json.loads(json_line({"text": text})) == {"text": text}


def test_separators_and_delete_are_json_escapes() -> None:
    assert json_line({"t": "\u2028\u0085\x7f\ud800é"}) == '{"t": "\\u2028\\u0085\\u007f\\ud800é"}'


def test_marks_follow_the_text_and_not_its_escapes() -> None:
    text = marked("ab\x1bcd", [Mark(3, 5, "bold", "[1]")])
    assert text.plain == "ab\\x1bcd[1]"
    styled = {text.plain[part.start : part.end] for part in text.spans if part.style == "bold"}
    assert styled == {"cd"}


def test_overlapping_marks_add_their_styles() -> None:
    text = marked("abcd", [Mark(0, 3, "bold"), Mark(2, 4, "underline")], 1, 4)
    assert text.plain == "bcd"
    assert {str(part.style) for part in text.spans} == {"bold", "bold underline", "underline"}
