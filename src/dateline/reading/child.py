"""What runs in the sandbox: reads a document's length and bytes, writes the reply's length and JSON, again and again.

A reply is `{"fields": …}`, `{"refused": reason}` (never tried again) or `{"error": reason}`. The child limits itself
before it sees the first byte: address space over what it has, processor seconds for each document, no core files.
"""

import json
import math
import os
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from dateline.limits import SANDBOX_BYTES, SANDBOX_SECONDS
from dateline.reading.frames import READY, read_frame, write_frame
from dateline.reading.refusal import Refused

Handler = Callable[[bytes], dict[str, object]]


def serve(handler: Handler) -> None:
    """Answer documents until standard input ends. What libraries print goes nowhere."""
    replies = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    limit_memory()
    write_frame(replies, READY)
    while (document := read_frame(sys.stdin.buffer)) is not None:
        limit_time()
        write_frame(replies, answer(handler, document))


def answer(handler: Handler, document: bytes) -> bytes:
    """The reply to one document, as JSON in UTF-8."""
    return json.dumps(_answer(handler, document)).encode("utf-8")


def _answer(handler: Handler, document: bytes) -> dict[str, object]:
    try:
        return {"fields": handler(document)}
    except Refused as refusal:
        return {"refused": refusal.reason, "outcome": refusal.outcome}
    except MemoryError:
        return {"error": "memory"}
    except RecursionError:
        return {"error": "nested too deep"}
    except Exception as error:  # whatever a parser throws at hostile bytes is this document's fault alone
        return {"error": f"crash ({type(error).__name__})"}


def limit_memory() -> None:
    """Address space: what the process has now and `SANDBOX_BYTES` more. No core files."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_address_space() + SANDBOX_BYTES,) * 2)


def _address_space() -> int:
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 0


def limit_time() -> None:
    """Processor seconds: what the process has used and `SANDBOX_SECONDS` more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime + SANDBOX_SECONDS) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))


def main() -> None:
    """Serve HTML pages. Where the parser cannot be loaded, the first and only frame says why."""
    try:
        from dateline.reading.page import extract
    except ImportError as error:
        write_frame(sys.stdout.buffer, json.dumps({"error": " ".join(str(error).split())}).encode("utf-8"))
    else:
        serve(extract)
