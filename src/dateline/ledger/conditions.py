"""What may be asked of the tables: each question becomes one SQL condition and its parameters, never text in SQL."""

from dataclasses import dataclass
from typing import Final

from dateline.errors import InputError

_PARTY: Final = """len(list_filter({side}, lambda p:
    lower(p.entity) = lower(${key}) OR upper(p.country) = upper(${key})
    OR contains(' ' || {case}(coalesce(p.name, '')) || ' ', ' ' || {case}(${key}) || ' ')
    OR contains(' ' || {case}(p.text) || ' ', ' ' || {case}(${key}) || ' '))) > 0"""

_COUNTRY: Final = """("where".country = upper($country)
    OR len(list_filter(actors, lambda p: p.country = upper($country))) > 0
    OR len(list_filter(recipients, lambda p: p.country = upper($country))) > 0)"""

_EVENT: Final = """(event = upper($event) OR lower(mode) = lower($event)
    OR (regexp_full_match($event, '[0-9]{2,4}') AND starts_with(cameo, $event)))"""

_SOURCE: Final = """(lower(source.entity) = lower($source)
    OR contains(' ' || lower(coalesce(source.name, '')) || ' ', ' ' || lower($source) || ' ')
    OR contains(' ' || lower(source.text) || ' ', ' ' || lower($source) || ' '))"""

Value = str | bool | int


@dataclass(frozen=True, slots=True)
class Question:
    """Conditions that all must hold, and the values of their parameters."""

    conditions: tuple[str, ...] = ()
    values: tuple[tuple[str, Value], ...] = ()

    def where(self) -> str:
        """The WHERE clause, or nothing."""
        return " WHERE " + " AND ".join(self.conditions) if self.conditions else ""

    def asking(self, condition: str, key: str, value: Value | None) -> "Question":
        """With one condition more; as it is where the value is None, that is, not asked for."""
        if value is None:
            return self
        return Question((*self.conditions, condition), (*self.values, (key, value)))


def about_party(question: Question, side: str, wanted: str | None) -> Question:
    """`side` is actors or recipients. Matches an entity id, a country code, or whole words of name or text.

    Words in capitals ("US", "IS") match only words in capitals.
    """
    case = "" if wanted is not None and wanted.isupper() else "lower"
    return question.asking(_PARTY.format(side=side, key=side, case=case), side, wanted)


def about_time(question: Question, since: str | None, until: str | None) -> Question:
    """The act's interval touches these ISO dates (both included); where it has none, the report's date does."""
    question = question.asking('coalesce("when"."to", "when"."from", published) >= $since', "since", since)
    return question.asking('coalesce("when"."from", "when"."to", published) < $until', "until", _after(until))


def about_publication(question: Question, since: str | None, until: str | None) -> Question:
    """The report was published between these ISO dates, both included."""
    return question.asking("published >= $since", "since", since).asking("published < $until", "until", _after(until))


def about_country(question: Question, country: str | None) -> Question:
    """The place, or some actor or recipient, has this country."""
    return question.asking(_COUNTRY, "country", country)


def about_event(question: Question, event: str | None) -> Question:
    """A PLOVER event type or mode, or the first digits (two or more) of a CAMEO code."""
    return question.asking(_EVENT, "event", event)


def about_outlet(question: Question, outlet: str | None) -> Question:
    """The outlet's name, whatever its case."""
    return question.asking("lower(outlet) = lower($outlet)", "outlet", outlet)


def about_source(question: Question, source: str | None) -> Question:
    """The quote's source: an entity id or whole words of name or text."""
    return question.asking(_SOURCE, "source", source)


def about(question: Question, column: str, value: Value | None) -> Question:
    """A column of ours is equal to this."""
    return question.asking(f'"{column}" = ${column}', column, value)


def limited(limit: int | None) -> str:
    """The LIMIT clause, or nothing. Raises InputError where it is below 0."""
    if limit is not None and limit < 0:
        raise InputError(f"a limit must be 0 or more, not {limit}")
    return f" LIMIT {int(limit)}" if limit is not None else ""


def _after(until: str | None) -> str | None:
    """A text that sorts after every ISO date and time that begins with `until` ("2017", "2017-12", "2017-12-31")."""
    return None if until is None else until + "~"
