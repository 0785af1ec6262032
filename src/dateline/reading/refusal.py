"""How the parts of reading say that one item gives no report. Caught in `items`; it never leaves this package."""

from dateline.errors import DatelineError
from dateline.model import Outcome


class Refused(DatelineError):
    """One item gives no report: its outcome and, as a clause fit to show to a user, the reason."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome: Outcome = outcome
        self.reason = reason


def rejected(reason: str) -> Refused:
    """We will not read it: a limit, or not a text."""
    return Refused("rejected", reason)


def failed(reason: str) -> Refused:
    """Reading it broke."""
    return Refused("failed", reason)


def too_many(what: str, number: int, limit: int) -> Refused:
    """`number` of `what` where `limit` are allowed."""
    return rejected(f"{number:,} {what}, the limit is {limit:,}")
