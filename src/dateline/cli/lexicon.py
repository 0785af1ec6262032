"""`dateline lexicon check`: whether the lexicon is sound, and whether its examples are read as they say."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dateline.cli.options import Lexicons, Model, laid_over

if TYPE_CHECKING:
    from dateline.coding.acts.examples import Outcome
    from dateline.knowledge.lexicon import Lexicon

EXAMPLES_RIGHT = 0.9
"""The share of example sentences under which a lexicon is not sound; a parse can fail any one of them."""

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

    Exits with 1 where something is wrong, or where fewer than nine in ten
    examples are read as they say. An entry that cannot be read at all
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
    share = _try_examples(known, model) if examples else 1.0
    if wrong or share < EXAMPLES_RIGHT:
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


def _try_examples(known: "Lexicon", model: str | None) -> float:
    """Show the examples that are not read as they say; the share that are."""
    from rich.progress import track

    from dateline.cli.screen import busy, messages, show
    from dateline.coding.acts.examples import run_examples
    from dateline.coding.coder import Coder
    from dateline.parsing.parser import load_parser

    with busy("Loading the language model …"):
        coder = Coder(load_parser(model), known)
    console, total = messages(), len(known.acts.examples)
    outcomes = run_examples(coder, known.acts.examples)
    told = track(outcomes, "Coding examples", total=total, console=console, disable=not console.is_terminal)
    wrong = [outcome for outcome in told if not outcome.right]
    show(*map(_line, wrong))
    show(Text(f"{total - len(wrong):,} of {total:,} examples are read as they say.", "bold"))
    return 1 - len(wrong) / max(1, total)


def _line(one: "Outcome") -> Text:
    from dateline.cli.escapes import one_line

    missed = "has other parties than are marked in" if one.told else "is not told by"
    said = missed if one.example.told else "should not be told by"
    return Text.assemble((one.example.act, "bold"), f" {said} “{one_line(one.example.text)}”")
