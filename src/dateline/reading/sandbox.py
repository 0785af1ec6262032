"""Untrusted bytes are parsed in one child process that is kept, limited, killed when it hangs, and replaced."""

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import BinaryIO, cast

from dateline.limits import SANDBOX_DOCUMENTS, SANDBOX_SECONDS, UNPACKED_BYTES
from dateline.model import Outcome
from dateline.reading.frames import READY, read_frame, write_frame
from dateline.reading.refusal import Refused, failed

BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from dateline.reading.child import main; main()"
START_SECONDS = 120.0
"""Seconds that a child may take to start; a busy machine is slow to load the parser."""

ATTEMPTS = 2
Reply = dict[str, object]


def child_command() -> list[str]:
    """Starts a child that reads HTML. `-P`: modules in the folder where we stand are not loaded."""
    return [sys.executable, "-P", "-c", BOOT, str(Path(__file__).parents[2])]


class Child:
    """One child process. `ask` gives its reply, or an error and its reason when it hung or died."""

    def __init__(self, command: Sequence[str]) -> None:
        pipe, null = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=null, start_new_session=True)
        self._input = cast(BinaryIO, self._process.stdin)
        self._output = cast(BinaryIO, self._process.stdout)
        self.asked = 0
        first = self._frame(b"", START_SECONDS, send=False)
        self.started = first == READY
        self._trouble = (_parsed(first) or {}).get("error")

    def ask(self, document: bytes, seconds: float) -> Reply:
        """The child's reply to one document within `seconds` of wall clock."""
        self.asked += 1
        frame = self._frame(document, seconds) if self.started else None
        reply = _parsed(frame)
        return {"error": self._cause()} if reply is None else reply

    def close(self) -> None:
        """Kill it and give back what it holds."""
        self._process.kill()
        self._process.wait()
        self._output.close()
        with suppress(BrokenPipeError):
            self._input.close()

    def _frame(self, document: bytes, seconds: float, *, send: bool = True) -> bytes | None:
        timer = Timer(seconds, self._process.kill)
        timer.daemon = True
        timer.start()
        try:
            if send:
                write_frame(self._input, document)
            return read_frame(self._output, UNPACKED_BYTES)
        except OSError:
            return None
        finally:
            timer.cancel()

    def _cause(self) -> str:
        """Why there was no reply: only our timer sends SIGKILL, and the processor limit SIGXCPU."""
        if not self.started:
            return "the parser did not start" + (f": {self._trouble}" if self._trouble else "")
        try:
            code = self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            return "crash (not a reply)"
        return "timeout" if -code in (signal.SIGKILL, signal.SIGXCPU) else f"crash (exit status {code})"


def _parsed(frame: bytes | None) -> Reply | None:
    try:
        reply = json.loads(frame) if frame is not None else None
    except (ValueError, RecursionError):
        return None
    return reply if isinstance(reply, dict) else None


class Sandbox:
    """Hands documents to a child, which starts with the first of them. Use it as a context manager."""

    def __init__(
        self,
        command: Sequence[str] | None = None,
        *,
        seconds: float = SANDBOX_SECONDS,
        documents: int = SANDBOX_DOCUMENTS,
    ) -> None:
        self._command = list(command) if command is not None else child_command()
        self._seconds = seconds
        self._documents = documents
        self._child: Child | None = None

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def fields(self, document: bytes) -> dict[str, object]:
        """What the child read from a document. Raises `Refused` when it refuses, or when two attempts failed."""
        reply: Reply = {}
        for _ in range(ATTEMPTS):
            reply = self._attempt(document)
            if "error" not in reply:
                return _accepted(reply)
        raise failed(str(reply["error"]))

    def _attempt(self, document: bytes) -> Reply:
        child = self._ready()
        reply = child.ask(document, self._seconds)
        if "error" in reply or child.asked >= self._documents:
            self.close()
        return reply

    def _ready(self) -> Child:
        if self._child is None:
            self._child = Child(self._command)
        return self._child


def _accepted(reply: Reply) -> dict[str, object]:
    fields = reply.get("fields")
    if isinstance(fields, dict):
        return fields
    outcome: Outcome = "empty" if reply.get("outcome") == "empty" else "rejected"
    raise Refused(outcome, str(reply.get("refused", "not a reply")))
