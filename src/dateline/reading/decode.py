"""Bytes → clean text: one kind of line end, no NUL, no lone surrogate. What cannot be decoded is U+FFFD."""

import codecs
import re

from charset_normalizer import from_bytes

from dateline.reading.refusal import rejected

CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\v\f\r\x1b"))) + b"\x7f"
"""Bytes that text does not use; escape is left out: it stands in what terminals recorded."""

BEYOND_ASCII = bytes(range(128, 256))
CONTROL_SHARE = 0.03
"""More control bytes than this (and than `CONTROL_FLOOR`) and it is no text; random bytes have 0.11."""

CONTROL_FLOOR = 8
SAMPLE = 65_536
"""Bytes that are looked at to guess an encoding."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GUESS_SHARE = 0.1
"""Fewer bytes beyond ASCII than this, and the text is in Latin letters."""

DECLARED = re.compile(rb"(?i)charset\s{0,9}=\s{0,9}[\"']?([a-z0-9_-]{3,30})")
DECLARABLE = re.compile(r"(?i)(?:windows|cp|iso|latin|koi8|gb|big5|shift|euc|mac)[a-z0-9_-]{0,20}")
"""Names of encodings that a page may ask for; Python knows others that no page should choose."""

SURROGATES = re.compile("[\ud800-\udfff]")
LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Text with `\\n` as its only line end, without NUL and leading BOM; lone surrogates become U+FFFD. Idempotent."""
    text = SURROGATES.sub("\ufffd", text.replace("\0", ""))
    return LINE_ENDS.sub("\n", text).lstrip("\ufeff")


def decode(data: bytes, *, declares: bool = False) -> str:
    """The clean text of some bytes; with `declares`, an encoding that an HTML page names in its head is believed.

    By order: a byte order mark, UTF-16 without one, UTF-8, the declared encoding, a guess, Windows-1252.
    Raises `Refused` ("looks binary") when too many control bytes are among them.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return clean(data[len(mark) :].decode(encoding, "replace"))
    if wide := _wide(data):
        return clean(data.decode(wide, "replace"))
    if looks_binary(data):
        raise rejected("looks binary")
    return clean(_narrow(data, _declared(data) if declares else None))


def looks_binary(data: bytes) -> bool:
    """Whether there are too many control bytes for a text."""
    controls = len(data) - len(data.translate(None, CONTROLS))
    return controls > CONTROL_FLOOR and controls > CONTROL_SHARE * len(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, of mostly Latin letters: every other byte is NUL and the rest have none."""
    sample = data[: SAMPLE & ~1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 4 or max(even, odd) < 0.7 * half or min(even, odd) > 0.01 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _narrow(data: bytes, declared: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    if _mostly_right(text):
        return text
    return data.decode(declared or _guess(data[:SAMPLE]), "replace")


def _mostly_right(text: str) -> bool:
    """UTF-8 with a little damage: at most one character in ten beyond ASCII is wrong."""
    wrong = text.count("\ufffd")
    return 10 * wrong <= len(text) - len(text.encode("ascii", "ignore"))


def _declared(data: bytes) -> str | None:
    match = DECLARED.search(data[:4096])
    name = match[1].decode("ascii") if match else ""
    if not DECLARABLE.fullmatch(name):
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _guess(sample: bytes) -> str:
    """Windows-1252 wherever it may be that, for it is what unlabelled English is in; else the likeliest."""
    if len(sample) - len(sample.translate(None, BEYOND_ASCII)) < GUESS_SHARE * len(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    if best is None or "cp1252" in best.could_be_from_charset or best.encoding == "latin_1":
        return "cp1252"
    return best.encoding
