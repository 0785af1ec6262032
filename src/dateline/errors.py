"""Every error that Dateline raises.

DatelineError
├── InputError        an input path or option that cannot be used: the message says what to do
├── LexiconError      a bad entry: names file, line or key
├── ModelError        a language model that is missing or does not fit
└── LedgerError       a ledger that cannot be read or written
    └── DamagedLedger a file that the manifest lists is missing or is not what was written
"""


class DatelineError(Exception):
    """The root of all of them; its text is fit to show to a user."""


class InputError(DatelineError):
    """An input path or option that cannot be used."""


class LexiconError(DatelineError):
    """A lexicon entry that is not valid. The message names file, line or key, and what was expected."""


class ModelError(DatelineError):
    """A language model that is missing or does not fit this version."""


class LedgerError(DatelineError):
    """A ledger that cannot be read or written."""


class DamagedLedger(LedgerError):
    """A file that the manifest lists is missing, or its bytes are not those that were written."""
