"""Reading: bytes → Report. What comes in are paths (or standard input), what goes out is one `Item` for each input.

    walk      which files there are, in a fixed order, and which are refused before they are opened
    unpack    bytes of a file, unpacked, never more than the limits allow
    decode    bytes → clean text
    rows      lines of JSON Lines and CSV → fields
    prescan   HTML that would choke a parser is refused before one sees it
    sandbox   HTML → fields, in a child process that may be killed (`child`, `page`, `metadata` run in there)
    reports   fields → Report
    blocks    which stretch of a text is heading, caption, furniture or body (`marks`: the word lists for it)

Nothing is dropped: what gives no report is an item with its reason.
"""

from dateline.reading.items import read_items
from dateline.reading.reports import report_id

__all__ = ["read_items", "report_id"]
