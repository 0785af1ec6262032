"""Dateline reads news reports and keeps a ledger of what happened, and according to whom.

    import dateline

    for coded in dateline.code(dateline.read(["articles/"])):
        for mention in coded.mentions:
            print(mention.trigger.text, mention.event)

    with dateline.open_ledger("my-ledger") as ledger:
        frame = ledger.mentions(actor="Iran").pandas()

Names are loaded when they are first used, so that `import dateline` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.api import code, load_coder, read, report
    from dateline.coding.coder import Coder
    from dateline.errors import DatelineError
    from dateline.ledger import Ledger, open_ledger
    from dateline.model import Coded, Mention, Report

__version__ = "0.1.0"

__all__ = [
    "Coded",
    "Coder",
    "DatelineError",
    "Ledger",
    "Mention",
    "Report",
    "__version__",
    "code",
    "load_coder",
    "open_ledger",
    "read",
    "report",
]

_HOMES = {
    "Coded": "model",
    "Coder": "coding.coder",
    "DatelineError": "errors",
    "Ledger": "ledger",
    "Mention": "model",
    "Report": "model",
    "code": "api",
    "load_coder": "api",
    "open_ledger": "ledger",
    "read": "api",
    "report": "api",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
