"""The columns of the flat table of mentions (CSV, spreadsheet, R), in order, each with its type and meaning."""

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its values are, and what they mean. An empty cell means: not there."""

    name: str
    type: Literal["text", "whole", "number", "yes/no", "date"]
    says: str


def _span(prefix: str, of: str) -> tuple[Column, ...]:
    return (
        Column(f"{prefix}_text", "text", f"the words of {of}"),
        Column(f"{prefix}_start", "whole", f"where {of} begins in the report, in code points from 0"),
        Column(f"{prefix}_end", "whole", f"where {of} ends in the report, exclusive"),
    )


def _party(side: str) -> tuple[Column, ...]:
    return (
        *_span(side, f"the {side}"),
        Column(f"{side}_name", "text", f"the full name of the {side}"),
        Column(f"{side}_entity", "text", f"the lexicon's id of the {side}"),
        Column(f"{side}_country", "text", f"country of the {side}: ISO 3166-1 alpha-3, or a PLOVER slot such as IGO"),
        Column(f"{side}_sectors", "text", f"PLOVER sectors of the {side}, the primary one first, between semicolons"),
        Column(f"{side}_state", "text", "known to the lexicon, unnamed or unknown"),
        *_span(f"{side}_from", f"what the {side}'s pronoun or noun stands for"),
    )


def _range(kind: str) -> tuple[Column, ...]:
    return (
        Column(
            f"{kind}_low",
            "number",
            f"fewest {kind}, by the first count of that kind (totals before others) and those joined to it",
        ),
        Column(f"{kind}_high", "number", f"most {kind} by the same count; empty where no upper bound is given"),
    )


NUMBERED_KINDS: Final = ("killed", "wounded", "arrested")
"""Kinds of count that have columns of their own; all kinds stand in `counts`."""

COLUMNS: Final[tuple[Column, ...]] = (
    Column("mention", "text", "the id of the mention: the rows of one mention share it"),
    Column("pair", "whole", "the number of the actor-recipient pair in the mention, from 1; counts stand on 1 only"),
    Column("report", "text", "the id of the report"),
    Column("origin", "text", "the file or the id that the report came in with"),
    Column("outlet", "text", "who published the report"),
    Column("url", "text", "its address"),
    Column("title", "text", "its title"),
    Column("published", "date", "when it was published, from its metadata"),
    Column("language", "text", "its language, a two-letter code"),
    Column("sentence", "whole", "the number of the sentence in the report, from 0"),
    Column("start", "whole", "where the sentence begins in the report, in code points from 0"),
    Column("end", "whole", "where the sentence ends, exclusive"),
    Column("text", "text", "the sentence"),
    Column("role", "text", "heading, caption, furniture or body"),
    *_span("trigger", "the word that tells the act"),
    Column("event", "text", "PLOVER event type"),
    Column("mode", "text", "PLOVER mode"),
    Column("contexts", "text", "PLOVER contexts, between semicolons"),
    Column("cameo", "text", "CAMEO code; keep it as text, it may begin with 0"),
    Column("quad", "whole", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    Column("goldstein", "number", "Goldstein scale of the CAMEO code, -10 to 10"),
    Column("plover_score", "number", "PLOVER's score of the event type, -10 to 10"),
    Column("political", "yes/no", "whether the mention is political by the codebook's rule and sure enough to count"),
    Column("status", "text", "actual, future, hypothetical or negated"),
    Column(
        "stance_author", "number", "how firm the report is that it happened: from -3, certain that not, to 3, certain"
    ),
    Column("stance_source", "number", "the same of the innermost source in whose speech it stands; else the author's"),
    Column("background", "yes/no", "whether the report tells it as earlier history"),
    Column("operators", "text", "what is done with the act (offer, refuse ...), between semicolons"),
    Column("content_act", "text", "the act inside a pledge, request, threat, refusal or denial"),
    Column("content_status", "text", "its status: planned, asked, threatened, refused, denied, stopped ..."),
    Column("symmetric", "yes/no", "whether actor and recipient do it to each other"),
    *_party("actor"),
    *_party("recipient"),
    *_span("when", "the date expression"),
    Column("when_from", "date", "first day of the interval in which it happened"),
    Column("when_to", "date", "last day of that interval, inclusive"),
    Column("when_precision", "text", "day, week, month, year ..."),
    Column("when_basis", "text", "what the date rests on: text, published, story, evidence or none"),
    *_span("where", "the place"),
    Column("where_name", "text", "the gazetteer's name of the place"),
    Column("where_geonames", "whole", "its GeoNames id"),
    Column("where_country", "text", "its country, ISO 3166-1 alpha-3"),
    Column("where_admin1", "text", "its province or state"),
    Column("where_lat", "number", "its latitude in degrees"),
    Column("where_lon", "number", "its longitude in degrees"),
    Column(
        "where_precision", "text", "site, town, near, admin2, admin1, region, water, mountains, country or continent"
    ),
    Column("source_text", "text", "the words of the outermost source"),
    Column("source_name", "text", "its full name"),
    Column("source_entity", "text", "the lexicon's id of it"),
    Column("source_kind", "text", "person, official, group, outlet, document or anonymous"),
    Column("attribution", "text", "all sources, outermost first, between ' > '"),
    *(column for kind in NUMBERED_KINDS for column in _range(kind)),
    Column("counts", "text", "every count, as JSON"),
    Column("entry", "text", "the lexicon entry that read the mention"),
    Column(
        "confidence",
        "number",
        "the chance, 0 to 1, that a careful reader would write the same type and parties; empty where unknown",
    ),
    Column("run", "text", "the versions that made the row, as a digest"),
)
