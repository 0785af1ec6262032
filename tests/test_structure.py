"""The house rules that can be read off the files: who imports whom, where SQL is, who prints."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "src" / "dateline"

SHARED = {"model", "errors", "limits", "settings"}
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "limits": set(),
    "settings": {"errors"},
    "knowledge": set(),
    "calendar": set(),
    "reading": set(),
    "ledger": set(),
    "parsing": {"knowledge"},
    "coding": {"parsing", "knowledge", "calendar"},
    "linking": {"knowledge", "calendar"},
    "running": {"reading", "parsing", "coding", "linking", "ledger"},
    "exporting": {"ledger"},
    "serving": {"ledger", "exporting"},
    "demo": {"knowledge"},
    "api": {"reading", "parsing", "coding", "knowledge", "ledger"},
    "runs": {"knowledge", "ledger", ""},
    "cli": {
        "",
        "api",
        "runs",
        "demo",
        "knowledge",
        "calendar",
        "reading",
        "ledger",
        "parsing",
        "coding",
        "linking",
        "running",
        "exporting",
        "serving",
    },
    "__main__": {"cli"},
    "": {"api", "coding", "ledger"},
}
"""By first part of a module's name, "" the package itself; all but the first four may import the shared ones too."""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package, parsed, by its dotted name."""
    return {_dotted(path): ast.parse(path.read_text("utf-8")) for path in sorted(HOUSE.rglob("*.py"))}


def _dotted(path: Path) -> str:
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.AST, typing: bool = True) -> Iterator[str]:
    """What a module imports, at any depth; `typing` False leaves out what only type checkers see."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            yield from imported(node) if typing else ()
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (_module_or_name(node.module or "", alias.name) for alias in node.names)
        else:
            yield from imported(node, typing)


def _module_or_name(module: str, name: str) -> str:
    inner = f"{module}.{name}"
    return inner if inner in modules() else module


def part(module: str) -> str:
    """The first part of a module's name within the house."""
    return [*module.split("."), ""][1]


def ours(module: str) -> bool:
    return module == "dateline" or module.startswith("dateline.")


@cache
def graph(typing: bool) -> dict[str, frozenset[str]]:
    return {name: frozenset(filter(ours, imported(tree, typing))) for name, tree in modules().items()}


def test_the_walk_finds_the_house() -> None:
    assert len(modules()) > 60
    assert "dateline.model" in graph(True)["dateline.coding.coder"]


def test_every_part_has_a_rule() -> None:
    assert {part(name) for name in modules()} <= set(MAY_IMPORT)


def test_who_may_import_whom() -> None:
    wrong = [
        f"{name} imports {other}"
        for name, others in graph(True).items()
        for other in others
        if part(other) != part(name)
        and part(other) not in MAY_IMPORT[part(name)] | (SHARED if part(name) not in SHARED else set())
    ]
    assert wrong == []


def test_no_import_cycles() -> None:
    edges, done = graph(False), set[str]()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path[path.index(name) :], name))
        if name not in done:
            for other in sorted(edges.get(name, ())):
                visit(other, (*path, name))
            done.add(name)

    for name in edges:
        visit(name, ())


def reached(start: str) -> set[str]:
    """All modules that loading the modules of a part may load, ours and others'."""
    found: set[str] = set()
    stack = [name for name in modules() if part(name) == start]
    while stack:
        name = stack.pop()
        if name not in found:
            found.add(name)
            stack += imported(modules()[name], False) if name in modules() else []
    return found


@pytest.mark.parametrize("start", ["exporting", "serving", "ledger", "reading", "calendar", "knowledge"])
def test_what_never_loads_the_language_model(start: str) -> None:
    assert not {name.split(".")[0] for name in reached(start)} & {"spacy", "onnxruntime", "tokenizers"}


def test_the_package_itself_loads_nothing() -> None:
    assert [name for name in graph(False)["dateline"] if name != "dateline"] == []


def _strings(tree: ast.AST) -> Iterator[str]:
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


_SQL = re.compile(
    r"\bSELECT\s|\bINSERT INTO\b|\bDELETE FROM\b|"
    r"\bUPDATE \w+ SET\b|\bCREATE (TEMP |OR REPLACE )*(TABLE|VIEW)\b|\bORDER BY\b"
)


def test_only_the_ledger_holds_sql() -> None:
    outside = {name: tree for name, tree in modules().items() if part(name) != "ledger"}
    assert [name for name, tree in outside.items() if any(map(_SQL.search, _strings(tree)))] == []
    assert [
        name for name, tree in outside.items() if {"duckdb", "sqlite3"} & {i.split(".")[0] for i in imported(tree)}
    ] == []
    assert any(
        _SQL.search(text) for name, tree in modules().items() if part(name) == "ledger" for text in _strings(tree)
    )


def _reads_environment(tree: ast.AST) -> bool:
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    brought = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "os"
        for alias in node.names
    }
    return bool((named | brought) & {"environ", "environb", "getenv"})


def test_only_settings_reads_the_environment() -> None:
    assert [name for name, tree in modules().items() if _reads_environment(tree)] == ["dateline.settings"]


def _prints(tree: ast.AST) -> bool:
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    written = [
        c
        for c in calls
        if isinstance(c, ast.Attribute) and c.attr == "write" and ast.unparse(c.value) in {"sys.stdout", "sys.stderr"}
    ]
    return bool(written) or any(isinstance(c, ast.Name) and c.id == "print" for c in calls)


def test_only_the_command_line_prints() -> None:
    assert [name for name, tree in modules().items() if _prints(tree) and part(name) != "cli"] == []


def test_nothing_opens_a_network_connection() -> None:
    outward = {"urllib.request", "http.client", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
    assert [name for name, tree in modules().items() if outward & set(imported(tree))] == []


def test_every_module_says_what_it_is() -> None:
    assert [name for name, tree in modules().items() if part(name) != "__main__" and not ast.get_docstring(tree)] == []


def test_every_folder_of_code_is_a_package() -> None:
    assert [
        str(f.relative_to(HOUSE))
        for f in sorted({p.parent for p in HOUSE.rglob("*.py")})
        if not (f / "__init__.py").is_file()
    ] == []


def test_the_lexicon_is_data_only() -> None:
    assert list((HOUSE / "lexicon").rglob("*.py")) == []


def test_no_bare_except_and_no_global_statement() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Global) or (isinstance(node, ast.ExceptHandler) and node.type is None)
    ]
    assert found == []


_MACHINE = re.compile(r"(?<![\w.*\-])/(?:" + "|".join(("work", "home", "root", "Users", "mnt", "tmp")) + r")/\w")
_TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".tsv", ".txt", ".cfg", ".json", ".cff", ".html", ".jsonl", ""}
_FOLDERS = ("src", "tests", "docs", "benchmarks", "training", ".ci")


def _texts() -> Iterator[Path]:
    yield from (p for p in ROOT.iterdir() if p.is_file() and p.suffix in _TEXT)
    for folder in _FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if (
                path.is_file()
                and path.suffix in _TEXT
                and "__pycache__" not in path.parts
                and path.stat().st_size < 2_000_000
            ):
                yield path


def test_no_paths_of_one_machine() -> None:
    found = [str(p.relative_to(ROOT)) for p in _texts() if _MACHINE.search(p.read_text("utf-8", errors="replace"))]
    assert found == []
