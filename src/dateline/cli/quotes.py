"""`dateline quotes`: who says what in reports."""

from dateline.cli.options import Lexicons, Model, Paths, Shown, ShownAs, laid_over
from dateline.cli.screen import show, write_lines


def quotes(paths: Paths, format: ShownAs = Shown.table, lexicon: Lexicons = None, model: Model = None) -> None:
    """Print who says, thinks, wants or shows what in reports: direct, indirect and mixed quotes with their sources.

    Each row has its manner (say, deny, promise, order …), the cue, to whom it
    was said and in what; a quote inside another is a row of its own.

    [dim]Examples:[/dim]
      dateline quotes article.txt
      dateline quotes articles/ --format jsonl > quotes.jsonl
    """
    from dateline.cli.headings import report_facts, title_of
    from dateline.cli.streams import coded_reports
    from dateline.cli.tables import quote_table
    from dateline.ledger.rows import quote_row
    from dateline.runs import versions

    over = laid_over(lexicon)
    run = versions(over, model).run
    for coded in coded_reports(paths, over, model):
        rows = [quote_row(quote, coded.report, run) for quote in coded.quotes]
        if format is Shown.jsonl:
            write_lines(rows)
            continue
        title = title_of(report_facts(coded), coded.report.text)
        show(quote_table(rows, title) if rows else title.append("  nobody is quoted", "dim italic"))
