"""The columns of the ledger's tables, in order, as Arrow schemas. The names are those of `rows.py`."""

from typing import Final

import pyarrow as pa

FORMAT: Final = 2
"""The number of this form of the ledger; another one is refused."""

SPAN: Final = [("text", pa.string()), ("start", pa.int32()), ("end", pa.int32())]

SPAN_TYPE: Final = pa.struct(SPAN)

STRINGS: Final = pa.list_(pa.string())

PARTY: Final = pa.struct(
    [
        *SPAN,
        ("name", pa.string()),
        ("entity", pa.string()),
        ("country", pa.string()),
        ("sectors", STRINGS),
        ("state", pa.string()),
        ("from", SPAN_TYPE),
    ]
)

SOURCE: Final = pa.struct(
    [
        *SPAN,
        ("name", pa.string()),
        ("entity", pa.string()),
        ("kind", pa.string()),
        ("cue", SPAN_TYPE),
        ("medium", pa.string()),
        ("when", pa.string()),
        ("manner", pa.string()),
        ("own", pa.bool_()),
    ]
)

WHEN: Final = pa.struct(
    [*SPAN, ("from", pa.string()), ("to", pa.string()), ("precision", pa.string()), ("basis", pa.string())]
)

WHERE: Final = pa.struct(
    [
        *SPAN,
        ("name", pa.string()),
        ("geonames", pa.int64()),
        ("country", pa.string()),
        ("admin1", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("precision", pa.string()),
    ]
)

COUNT: Final = pa.struct(
    [
        ("kind", pa.string()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("unit", pa.string()),
        ("of", pa.string()),
        ("scope", pa.string()),
        ("side", pa.string()),
        *SPAN,
    ]
)

PROVENANCE: Final = [
    ("report", pa.string()),
    ("origin", pa.string()),
    ("outlet", pa.string()),
    ("url", pa.string()),
    ("title", pa.string()),
    ("published", pa.string()),
    ("language", pa.string()),
]

PLACE: Final = [
    ("sentence", pa.int32()),
    ("start", pa.int32()),
    ("end", pa.int32()),
    ("text", pa.string()),
    ("role", pa.string()),
]

MENTIONS: Final = pa.schema(
    [
        ("mention", pa.string()),
        *PROVENANCE,
        *PLACE,
        ("trigger", SPAN_TYPE),
        ("event", pa.string()),
        ("mode", pa.string()),
        ("contexts", STRINGS),
        ("cameo", pa.string()),
        ("quad", pa.int32()),
        ("goldstein", pa.float64()),
        ("plover_score", pa.float64()),
        ("political", pa.bool_()),
        ("status", pa.string()),
        ("stance", pa.struct([("author", pa.float64()), ("source", pa.float64())])),
        ("background", pa.bool_()),
        ("operators", pa.list_(pa.struct([("operator", pa.string()), *SPAN]))),
        ("content", pa.struct([("act", pa.string()), ("status", pa.string())])),
        ("symmetric", pa.bool_()),
        ("actors", pa.list_(PARTY)),
        ("recipients", pa.list_(PARTY)),
        ("when", WHEN),
        ("where", WHERE),
        ("attribution", pa.list_(SOURCE)),
        ("counts", pa.list_(COUNT)),
        ("entry", pa.string()),
        ("confidence", pa.float64()),
        ("run", pa.string()),
    ]
)

REPORTS: Final = pa.schema(
    [
        *PROVENANCE,
        ("dated_from", pa.string()),
        ("dated_to", pa.string()),
        ("dating_reasons", pa.string()),
        ("text", pa.string()),
        ("blocks", pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32()), ("role", pa.string())]))),
        ("run", pa.string()),
    ]
)

SENTENCES: Final = pa.schema([("report", pa.string()), *PLACE, ("run", pa.string())])

NAMES: Final = pa.schema(
    [
        ("report", pa.string()),
        ("sentence", pa.int32()),
        *SPAN,
        ("kind", pa.string()),
        ("label", pa.string()),
        ("name", pa.string()),
        ("entity", pa.string()),
        ("country", pa.string()),
        ("sectors", STRINGS),
        ("from", SPAN_TYPE),
        ("run", pa.string()),
    ]
)

QUOTES: Final = pa.schema(
    [
        ("quote", pa.string()),
        ("report", pa.string()),
        ("sentence", pa.int32()),
        ("kind", pa.string()),
        ("manner", pa.string()),
        ("source", SOURCE),
        ("cue", SPAN_TYPE),
        ("contents", pa.list_(SPAN_TYPE)),
        ("speaker", SPAN_TYPE),
        ("addressee", SPAN_TYPE),
        ("carried", pa.list_(SPAN_TYPE)),
        ("run", pa.string()),
    ]
)

BOOKS: Final = pa.schema(
    [
        ("origin", pa.string()),
        ("root", pa.string()),
        ("report", pa.string()),
        ("copy", pa.int32()),
        ("outcome", pa.string()),
        ("reason", pa.string()),
        ("version", pa.int32()),
        ("run", pa.string()),
    ]
)

SCHEMAS: Final[dict[str, pa.Schema]] = {
    "reports": REPORTS,
    "sentences": SENTENCES,
    "mentions": MENTIONS,
    "names": NAMES,
    "quotes": QUOTES,
    "books": BOOKS,
}
"""Every table by its name, in the order in which segments are written."""
