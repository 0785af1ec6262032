"""Reading and coding from Python, without a ledger."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from dateline.coding.coder import Coder
from dateline.errors import InputError
from dateline.knowledge.lexicon import read_lexicon
from dateline.knowledge.loading import lasting
from dateline.model import Coded, Item, Report
from dateline.parsing.parser import load_parser
from dateline.reading import read_items
from dateline.reading.decode import clean
from dateline.reading.marks import load_marks
from dateline.reading.refusal import Refused
from dateline.reading.reports import fields_of, make_report

Folders = Sequence[str | Path]


def load_coder(lexicon: Folders = (), model: str | None = None) -> Coder:
    """The language model and the lexicon, loaded once (about a second).

    `lexicon`: folders laid over the shipped one, in order. `model`: a spaCy pipeline (package or folder) in place of
    the shipped one. What is loaded stays: Python's collector of garbage does not look through it again. Raises
    LexiconError naming a bad entry, ModelError for a model that is missing.
    """
    with lasting():
        return Coder(load_parser(model), read_lexicon([Path(folder) for folder in lexicon]))


def load_code(lexicon: Folders = (), model: str | None = None) -> Callable[[Report], Coded]:
    """`load_coder(…).code`: what a worker process needs."""
    return load_coder(lexicon, model).code


def code(reports: Iterable[Report | Item], *, lexicon: Folders = (), model: str | None = None) -> Iterator[Coded]:
    """What each report says, in their order, one at a time.

    Items come from `read`; one without a report (its `outcome` and `reason` say why) gives nothing.
    """
    coder = load_coder(lexicon, model)
    for given in reports:
        found = given.report if isinstance(given, Item) else given
        if found is not None:
            yield coder.code(found)


def read(paths: Folders | str | Path) -> Iterator[Item]:
    """One `Item` for each input below these files and folders, with its report or the reason why it has none.

    Raises InputError for a path that does not exist. What else is wrong with an input is said by its item.
    """
    return read_items([paths] if isinstance(paths, str | Path) else paths)


def report(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
    id: str | None = None,
) -> Report:
    """A report from a text in memory. `published` is an ISO date. Raises InputError for a text without words."""
    values = {"id": id, "title": title, "outlet": outlet, "url": url, "published": published, "language": language}
    try:
        return make_report(fields_of(values, clean(text)), id or "-", load_marks())
    except Refused as refusal:
        raise InputError(f"not a report: {refusal.reason}") from refusal
