"""`dateline lexicon check`: whether the lexicon is sound, and whether its examples are read as they say."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dateline.cli.options import Lexicons, Model, laid_over

if TYPE_CHECKING:
    from dateline.cli.soundness import Misread
    from dateline.knowledge.lexicon import Lexicon

group = typer.Typer(help="Look after the lexicon.", no_args_is_help=True, rich_markup_mode="rich")


@group.callback()
def lexicon() -> None:
    """Look after the lexicon: what the system knows of acts, actors and codes."""


@group.command()
def check(
    lexicon: Lexicons = None,
    examples: Annotated[bool, typer.Option("--examples", help="Code every example sentence too (a minute).")] = False,
    model: Model = None,
) -> None:
    """Load the lexicon and check that every code, mode, context and sector is valid.

    Exits with 1 where something is wrong. An entry that cannot be read at all
    is named with its file, line or key, and the exit code is 2.

    [dim]Examples:[/dim]
      dateline lexicon check
      dateline lexicon check --lexicon my-lexicon/ --examples
    """
    from dateline.cli.screen import show
    from dateline.cli.soundness import faults
    from dateline.knowledge.lexicon import read_lexicon

    known = read_lexicon(laid_over(lexicon))
    wrong = faults(known)
    show(_counts(known))
    show(*(Text(fault, "red") for fault in wrong))
    misread = _try_examples(known, model) if examples else []
    if wrong or misread:
        raise typer.Exit(1)
    show(Text("Nothing wrong was found.", "green"))


def _counts(known: "Lexicon") -> Text:
    acts, actors = known.acts, known.actors
    facts = {
        "acts": len(acts.acts),
        "senses": sum(map(len, acts.senses.values())),
        "operators": len(known.operators.folds),
        "fold rows": sum(len(fold.rows) + 1 for fold in known.operators.folds.values()),
        "entities": len(actors.entities),
        "names": len(actors.names),
        "roles": len(actors.roles),
        "examples": len(acts.examples),
    }
    return Text(" · ").join(Text.assemble((f"{count:,}", "bold"), f" {name}") for name, count in facts.items())


def _try_examples(known: "Lexicon", model: str | None) -> list["Misread"]:
    from rich.progress import track

    from dateline.cli.screen import busy, messages, show
    from dateline.cli.soundness import misread
    from dateline.coding.coder import Coder
    from dateline.parsing.parser import load_parser

    with busy("Loading the language model …"):
        coder = Coder(load_parser(model), known)
    console = messages()
    sentences = track(known.acts.examples, "Coding examples", console=console, disable=not console.is_terminal)
    wrong = list(misread(sentences, coder))
    show(*map(_line, wrong))
    total = len(known.acts.examples)
    show(Text(f"{total - len(wrong):,} of {total:,} examples are read as they say.", "bold"))
    return wrong


def _line(one: "Misread") -> Text:
    from dateline.cli.escapes import one_line

    said = "is not told by" if one.example.told else "should not be told by"
    found = ", ".join(one.found) or "nothing"
    return Text.assemble(
        (one.example.act, "bold"), f" {said} “{one_line(one.example.text)}”", (f" (found: {found})", "dim")
    )
