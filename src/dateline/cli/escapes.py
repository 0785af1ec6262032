"""Report text is data: what could steer a terminal, turn text around or break a line is shown as an escape."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

_STEERING: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff"
)
"""Controls but tab and new line, marks of direction, invisible marks, line separators, tags, lone surrogates."""

_UNSAFE: Final = re.compile(f"[{_STEERING}]")


def visible(text: str) -> str:
    """The text with every steering character written as `\\x1b`, `\\u202e` …"""
    return _UNSAFE.sub(_escape, text)


def one_line(text: str) -> str:
    """The same on one line."""
    return visible(" ".join(text.split()))


def json_line(row: Mapping[str, Any]) -> str:
    """A row as JSON on one line, the same characters written as JSON escapes, so that every reader sees one line."""
    return _UNSAFE.sub(_json_escape, json.dumps(row, ensure_ascii=False, allow_nan=False))


def _escape(match: re.Match[str]) -> str:
    point = ord(match[0])
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def _json_escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"
