"""The environment is read in one place, and what is wrong in it is named."""

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.settings import Settings, read_settings


def test_nothing_set_is_the_usual() -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"DATELINE_JOBS": ""}) == Settings()


def test_what_is_set_counts() -> None:
    found = read_settings({"DATELINE_JOBS": "4", "DATELINE_LEXICON": "my/lexicon", "HOME": "/"})
    assert found == Settings(jobs=4, lexicon=Path("my/lexicon"))


@pytest.mark.parametrize("bad", ["0", "-1", "two", "1.5", "9" * 5000, "²"])
def test_what_is_wrong_is_named(bad: str) -> None:
    with pytest.raises(InputError, match="DATELINE_COMMIT_SHARDS"):
        read_settings({"DATELINE_COMMIT_SHARDS": bad})
