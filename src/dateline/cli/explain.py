"""`dateline explain`: why a mention was read as it was."""

from typing import Annotated

import typer

from dateline.cli.options import LedgerPath, Lexicons, Model, laid_over


def explain(
    ledger: LedgerPath,
    mention: Annotated[
        str, typer.Argument(metavar="MENTION", help="Its id, or the short form that `dateline acts` shows.")
    ],
    lexicon: Lexicons = None,
    model: Model = None,
) -> None:
    """Explain a mention: its words, its entry, each step of the fold, its parties, who says so, how firm it is, how its date and
    place were found, and why nothing else.

    The report's text is coded again for this, so give the --lexicon and
    --model that it was read with.

    [dim]Example:[/dim]
      dateline explain my-ledger r7f3a1b2:1250
    """
    from dateline.cli import screen
    from dateline.cli.explaining import explanation
    from dateline.cli.finding import find_mention, report_of
    from dateline.cli.reasons import reasons
    from dateline.coding.coder import Coder
    from dateline.knowledge.lexicon import read_lexicon
    from dateline.knowledge.loading import lasting
    from dateline.ledger import open_ledger
    from dateline.parsing.parser import load_parser
    from dateline.runs import versions

    over = laid_over(lexicon)
    with open_ledger(ledger) as opened:
        row, report = find_mention(opened, mention)
    if versions(over, model).run != row["run"]:
        screen.say("this act was read with other versions than those used here; its codes may differ", "yellow")
    with screen.busy("Coding the report again …"):
        with lasting():
            known = read_lexicon(over)
            coder = Coder(load_parser(model), known)
        found = reasons(coder, report_of(report), row["mention"], known)
    screen.show(*explanation(found))
