"""Every number that bounds an input, with its unit and reason. Start values: docs/decisions/002-limits.md."""

ITEM_BYTES = 20_000_000
"""Bytes of one input item as stored; news pages are far below, archives dressed as pages are not."""

UNPACKED_BYTES = 50_000_000
"""Bytes of one item after decompression."""

UNPACKED_RATIO = 200
"""Largest ratio of unpacked to packed bytes, above `RATIO_FLOOR_BYTES`."""

RATIO_FLOOR_BYTES = 10_000_000
"""Unpacked bytes under which the ratio is not looked at."""

TEXT_CHARS = 1_000_000
"""Code points of one report's text; a longer text is refused, not cut."""

HTML_DEPTH = 2_000
"""Nesting of HTML elements."""

HTML_ELEMENTS = 100_000
"""Elements of one HTML page."""

TAG_ATTRIBUTES = 1_000
"""Attributes of one HTML tag: parsers take time quadratic in them."""

SANDBOX_SECONDS = 20.0
"""Wall-clock seconds for one untrusted document in the child process."""

SANDBOX_BYTES = 1_073_741_824
"""Address space of the child process that parses untrusted bytes, over what it has when it starts."""

SANDBOX_DOCUMENTS = 1_000
"""Documents after which the child process is replaced."""

SENTENCE_TOKENS = 200
"""Tokens of one sentence; a longer one is cut at the last mark or word before this."""

SENTENCE_PIECES = 500
"""Word pieces that the encoder takes of one sentence, of the 512 positions that it has."""

FIELD_CHARS = 10_000
"""Code points of a title, outlet, address or id."""
