"""Text that a spreadsheet would run as a formula gets an apostrophe before it."""

from typing import Final

MARK: Final = "'"
_FORMULA: Final = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_ALWAYS: Final = frozenset("\t\r\n'")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it could be taken for a formula, or begins with an apostrophe."""
    return MARK + text if is_risky(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith(MARK) else text


def is_risky(text: str) -> bool:
    """Whether it begins with a sign that starts a formula, be it after blanks, or with a control or an apostrophe."""
    return text[:1] in _ALWAYS or text.lstrip()[:1] in _FORMULA
