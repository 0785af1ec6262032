"""Options and arguments that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.settings import read_settings

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files (.txt .html .jsonl .csv, also .gz), folders of them, or - for standard input."
    ),
]
LedgerPath = Annotated[Path, typer.Argument(metavar="LEDGER", help="The folder of a ledger.")]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="DIR", help="Lay your own acts and actors over ours; may be given again."),
]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="A spaCy pipeline in place of the shipped model.")
]
Everything = Annotated[bool, typer.Option("--all", help="Also mentions that are not political, or too doubtful.")]


class Shown(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"


ShownAs = Annotated[Shown, typer.Option("--format", help="A table to read, or one JSON object a line.")]


def laid_over(given: list[Path] | None) -> list[Path]:
    """The folders to lay over the shipped lexicon: the one that is set for good, then those of the command."""
    usual = read_settings().lexicon
    return [*([usual] if usual else []), *(given or [])]
