"""`dateline code`: rows without a ledger, as they come."""

from pathlib import Path

import typer

from dateline.cli.options import Everything, Lexicons, Model, Paths, Shown, ShownAs, laid_over
from dateline.cli.screen import say, show, write_lines
from dateline.model import Coded


def code(
    paths: Paths,
    format: ShownAs = Shown.table,
    everything: Everything = False,
    lexicon: Lexicons = None,
    model: Model = None,
) -> None:
    """Code reports and print their mentions, without a ledger.

    One mention a line, in the order of the text, as soon as its report is
    read. Only political mentions, unless --all.

    [dim]Examples:[/dim]
      dateline code article.txt
      dateline code articles/ --format jsonl > mentions.jsonl
      cat article.html | dateline code - --all

    Exits with 1 where not one report could be read.
    """
    from dateline.cli.streams import coded_reports

    over, reports = laid_over(lexicon), 0
    run = _run(over, model) if format is Shown.jsonl else ""
    for coded in coded_reports(paths, over, model):
        reports += 1
        _print(coded, format, everything, run)
    if not reports:
        say("no report in what was given")
        raise typer.Exit(1)


def _run(over: list[Path], model: str | None) -> str:
    from dateline.runs import versions

    return versions(over, model).run


def _print(coded: Coded, format: Shown, everything: bool, run: str) -> None:
    from dateline.ledger.rows import mention_row

    chosen = [mention for mention in coded.mentions if everything or mention.political]
    rows = [mention_row(mention, coded.report, run) for mention in chosen]
    if format is Shown.jsonl:
        write_lines(rows)
    else:
        from dateline.cli.headings import report_facts, title_of
        from dateline.cli.tables import mention_table

        title = title_of(report_facts(coded), coded.report.text)
        show(mention_table(rows, title) if rows else title.append("  no political act is told", "dim italic"))
