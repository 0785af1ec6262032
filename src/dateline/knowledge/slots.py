"""Names of slots: prepositions that mean the same to a predicate share one."""

_SAME = {
    "onto": "on", "upon": "on", "towards": "toward", "amongst": "between", "among": "between", "amid": "between", "alongside": "with",
    "together with": "with", "along with": "with", "because of": "over", "due to": "over", "in front of": "outside", "on behalf of": "for",
    "in favor of": "for", "in favour of": "for", "in support of": "for", "in solidarity with": "for", "inside": "in", "within": "in",
    "outside of": "outside", "out of": "from", "across": "in", "throughout": "in", "regarding": "about", "concerning": "about",
    "v.": "against", "versus": "against", "vs.": "against", "ahead of": "before", "prior to": "before", "such as": "like", "via": "through",
    "by means of": "with", "at the hands of": "by", "in response to": "over", "in protest against": "against", "in defiance of": "against",
}  # fmt: skip


def slot_of(preposition: str) -> str:
    """The slot of a preposition: "upon" → "on"; of one in several words that is not known, its first word."""
    return _SAME.get(preposition) or _SAME.get(
        preposition.split(" ", maxsplit=1)[0], preposition.split(" ", maxsplit=1)[0]
    )
