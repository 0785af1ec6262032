"""Bugs of the sandbox: each test is named after one."""

import pytest

from dateline.reading.refusal import Refused
from dateline.reading.sandbox import BOOT, Sandbox, child_command


def test_a_parser_that_cannot_be_loaded_says_what_is_missing() -> None:
    lacking = "import sys; sys.modules['trafilatura'] = None; " + BOOT
    command = [*child_command()[:3], lacking, *child_command()[4:]]
    with Sandbox(command) as sandbox, pytest.raises(Refused) as caught:
        sandbox.fields(b"<p>Norway met Chad.</p>")
    assert caught.value.outcome == "failed"
    assert caught.value.reason.startswith("the parser did not start: ")
    assert "trafilatura" in caught.value.reason
