"""The documents say what is there: commands, keys, types, operators, limits, columns; links lead on, examples run."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from dateline import limits
from dateline.cli import app
from dateline.cli.soundness import faults
from dateline.demo import reports
from dateline.exporting import COLUMNS
from dateline.knowledge.acts import EVENTS, FAMILIES
from dateline.knowledge.codebook import read_codebook
from dateline.knowledge.compiled import entries_of
from dateline.knowledge.lexicon import SHIPPED, read_lexicon
from dateline.knowledge.operators import OperatorTable, read_operators
from dateline.reading import read_items
from dateline.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs/guide"
BOOK = SHIPPED / "codebook"
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("training/*.md"), *SHIPPED.rglob("*.md")]
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^()\s]+)\)")
FRONT_MATTER = ("README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff")


def read(name: str) -> str:
    return (GUIDE / name).read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks in a language."""
    return [body for found, body in FENCE.findall(text) if found == language]


def cells(text: str) -> list[list[str]]:
    """The rows of all tables, cell by cell."""
    lines = [line for line in text.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def in_code(text: str) -> set[str]:
    """What stands between single backquotes outside of fenced blocks."""
    return set(re.findall(r"`([^`\n]+)`", FENCE.sub("", text)))


# The command line


def commands() -> Iterator[tuple[str, Any]]:
    """Every command's full name, without groups."""
    waiting = [("dateline", typer.main.get_command(app))]
    while waiting:
        name, command = waiting.pop()
        inner = getattr(command, "commands", None)
        if inner is None:
            yield name, command
        else:
            waiting += [(f"{name} {key}", one) for key, one in inner.items()]


def test_every_command_is_in_the_guide() -> None:
    named = in_code(read("command-line.md"))
    for name, _ in commands():
        assert any(code == name or code.startswith(f"{name} ") for code in named), name


def test_every_option_is_in_the_guide_with_its_command() -> None:
    table = {}
    for row in cells(read("command-line.md")):
        for option in re.findall(r"`(--[a-z]+)`", row[0]):
            table[option] = row[1]
    for name, command in commands():
        options = {o for p in command.params for o in p.opts if o.startswith("--")} - {"--help"}
        for option in options:
            assert name.removeprefix("dateline ") in table.get(option, ""), f"{name} {option}"


def test_the_readme_names_every_command_but_none_that_is_not_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    there = {name for name, _ in commands()}
    assert there - {"dateline demo"} == {name for name in there if f"{name} " in text}
    for name in re.findall(r"^(?:\$ )?dateline ([a-z]+)", text, re.M):
        assert any(full.split(" ")[1] == name for full in there), name


def test_make_has_what_the_readme_names() -> None:
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert {"demo", "test", "check", "bench"} <= made
    for path in DOCUMENTS:
        assert set(re.findall(r"`make ([a-z]+)`", path.read_text("utf-8"))) <= made, path


# The lexicon


def test_every_key_of_an_act_and_of_a_word_is_in_the_guide() -> None:
    named = in_code(read("lexicon.md"))
    entries = [entry for _, entry in entries_of(SHIPPED / "acts").values()]
    words = [word for entry in entries for kind in ("verbs", "nouns", "adjectives") for word in entry.get(kind) or ()]
    for keys in (*entries, *words):
        assert set(keys) <= named, set(keys) - named
    assert named >= FAMILIES


def test_every_key_of_operators_and_fold_is_in_the_guide() -> None:
    named = in_code(read("lexicon.md"))
    operators = yaml.safe_load((BOOK / "operators.yaml").read_text("utf-8"))
    fold = yaml.safe_load((BOOK / "fold.yaml").read_text("utf-8"))
    assert "auxiliaries" in named
    assert set(operators.pop("auxiliaries")) <= named
    for entry in (*operators.values(), *fold.values()):
        assert set(entry) <= named, set(entry) - named
        for kind in ("verbs", "nouns", "adjectives"):
            for word in entry.get(kind) or ():
                assert set(word) <= named, set(word) - named


@pytest.mark.parametrize(
    "file",
    [
        "codebook/counts.yaml",
        "sources/reporting.yaml",
        "sources/furniture.yaml",
        "dates/words.yaml",
        "places/words.yaml",
    ],
)
def test_every_list_of_words_is_in_the_guide(file: str) -> None:
    row = next(row for row in cells(read("lexicon.md")) if row[0] == f"`{file}`")
    keys = set(yaml.load((SHIPPED / file).read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    assert keys <= in_code(row[1]), keys - in_code(row[1])


def test_every_column_and_kind_of_the_actor_tables_is_in_the_guide() -> None:
    named = in_code(read("lexicon.md"))
    for path in sorted((SHIPPED / "actors").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            kinds = {row["kind"] for row in rows if row.get("kind")}
        assert set(rows.fieldnames or ()) <= named, path.name
        assert kinds <= named, (path.name, kinds - named)


def test_the_lexicon_of_the_guide_is_sound(tmp_path: Path) -> None:
    text = read("lexicon.md")
    (tmp_path / "acts").mkdir()
    (tmp_path / "actors").mkdir()
    acts = blocks(text, "yaml")
    for number, block in enumerate(acts):
        (tmp_path / f"acts/{number}.yaml").write_text(block, "utf-8")
    for block in blocks(text, "tsv"):
        kind = {"entity": "groups", "phrase": "roles"}[block.split("\t")[0]]
        (tmp_path / f"actors/{kind}.tsv").write_text(block, "utf-8")
    known = read_lexicon([tmp_path])
    assert not faults(known)
    assert all(act in known.acts.acts for block in acts for act in yaml.safe_load(block))
    assert "river league" in known.actors.names
    assert "dike reeve" in known.actors.roles


# Codes


@pytest.fixture(scope="module")
def operators() -> OperatorTable:
    return read_operators(BOOK / "operators.yaml", BOOK / "fold.yaml")


def test_every_event_type_is_in_the_guide_with_quad_and_score() -> None:
    book = read_codebook(BOOK)
    table = {row[0]: row[2:] for row in cells(read("coding.md")) if row[0] in EVENTS}
    assert set(table) == EVENTS
    for event, (quad, score) in table.items():
        assert int(quad) == book.quads[event]
        assert float(score.replace("−", "-")) == book.scores[event, None]


def test_every_operator_is_in_the_guide_with_its_content(operators: OperatorTable) -> None:
    table = {row[0].strip("`"): row[2] for row in cells(read("coding.md")) if len(row) == 3}
    for name, fold in operators.folds.items():
        assert table.get(name) == fold.content, name


def test_the_fold_of_the_guide_is_the_codebook_s(operators: OperatorTable) -> None:
    text = read("coding.md")
    act = entries_of(SHIPPED / "acts")["give-military-aid"][1]
    event, mode, cameo, family = act["event"], act.get("mode"), str(act["cameo"]), act["family"]
    assert "| `give-military-aid` | AID 072 | actual |" in text
    for name in ("stop", "threaten", "deny"):
        row = operators.folds[name].row("give-military-aid", cameo, family)
        assert f"`{row.key}`" in text
        if not row.keep:
            event, mode, cameo, family = str(row.event), row.mode, str(row.cameo), str(row.event).lower()
            assert f"| {' '.join(filter(None, (event, mode, cameo)))} |" in text


# Limits, columns, settings


def test_every_limit_is_in_its_decision() -> None:
    tree = ast.parse(Path(limits.__file__).read_text("utf-8"))
    set_here = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    names = [target.id for target in set_here if isinstance(target, ast.Name)]
    assert names
    table = {row[0].strip("`"): row[1] for row in cells((ROOT / "docs/decisions/002-limits.md").read_text("utf-8"))}
    for name in names:
        assert table.get(name) == f"{getattr(limits, name):,}", name


def test_every_column_of_the_flat_table_is_in_the_guide() -> None:
    found = [row for row in cells(read("exporting.md")) if row[1:2] and row[1] in {c.type for c in COLUMNS}]
    assert found == [[column.name, column.type, column.says] for column in COLUMNS]


def test_every_setting_is_in_the_guide() -> None:
    table = {row[0]: row[1:3] for row in cells(read("running.md"))}
    for name in Settings.__dataclass_fields__:
        usual = getattr(Settings(), name)
        assert table[name] == [f"`DATELINE_{name.upper()}`", "none" if usual is None else str(usual)]


# Links, examples


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, as web hosts make them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", path.read_text("utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    for link in LINK.findall(FENCE.sub("", path.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_is_listed() -> None:
    for folder in (GUIDE, ROOT / "docs/decisions"):
        linked = set(LINK.findall((folder / "README.md").read_text("utf-8")))
        assert {path.name for path in folder.glob("*.md")} - {"README.md"} <= linked


def test_what_a_release_needs_is_there() -> None:
    for name in FRONT_MATTER:
        assert (ROOT / name).is_file(), name
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'version = "{citation["version"]}"' in project
    assert f"## {citation['version']} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
    for name in re.findall(r'"([^"]*LICENSE[^"]*)"', project):
        assert (ROOT / name).is_file(), name


def test_ids_in_the_readme_are_those_of_demo_reports() -> None:
    ids = {item.report.id[:8] for item in read_items([reports()]) if item.report}
    named = re.findall(r"\br[0-9a-f]{7}", (ROOT / "README.md").read_text("utf-8"))
    assert named
    assert set(named) <= ids


@pytest.mark.parametrize("number", range(len(blocks((ROOT / "README.md").read_text("utf-8"), "python"))))
def test_the_python_of_the_readme_runs(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    block = blocks((ROOT / "README.md").read_text("utf-8"), "python")[number]
    exec(compile(block, f"README.md, block {number}", "exec"), {"__name__": "readme"})
    assert capsys.readouterr().out.strip()
