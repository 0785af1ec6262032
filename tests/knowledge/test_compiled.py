"""The compiled copy of the acts: fresh as shipped, and never used when stale."""

import json
import shutil
from pathlib import Path

from dateline.knowledge.acts import read_acts
from dateline.knowledge.compiled import NAME, compile_acts, entries_of
from dateline.knowledge.lexicon import SHIPPED

ACTS = SHIPPED / "acts"


def test_the_shipped_copy_is_fresh() -> None:
    assert (ACTS / NAME).read_text("utf-8") == compile_acts(ACTS), "run `make lexicon`"


def test_a_stale_copy_is_passed_over(tmp_path: Path) -> None:
    shutil.copy(ACTS / "20-mass-violence.yaml", tmp_path)
    (tmp_path / NAME).write_text(json.dumps({"digest": "of something else", "acts": {"20-mass-violence.yaml": {}}}))
    assert entries_of(tmp_path)


def test_the_copy_gives_what_the_files_give(tmp_path: Path) -> None:
    shutil.copy(ACTS / "20-mass-violence.yaml", tmp_path)
    from_files = read_acts([tmp_path])
    (tmp_path / NAME).write_text(compile_acts(tmp_path))
    assert read_acts([tmp_path]) == from_files
