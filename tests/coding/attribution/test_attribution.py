"""Chains of sources over acts, on parses made by hand."""

from pathlib import Path

import pytest

from dateline.coding.attribution.chains import sources_at
from dateline.coding.attribution.quotes import find_quotes
from dateline.coding.sight import Sight
from dateline.errors import LexiconError
from dateline.knowledge.lexicon import SHIPPED, Lexicon, read_lexicon
from dateline.knowledge.sources import SourceTable, read_sources
from dateline.model import Party, Source
from tests.parses import tree


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon()


@pytest.fixture(scope="module")
def table() -> SourceTable:
    return read_sources(SHIPPED / "sources")


def chain(
    rows: str, trigger: str, lexicon: Lexicon, table: SourceTable, known: dict[str, tuple[str, str]] | None = None
) -> tuple[Source, ...]:
    """The sources over the word spelt `trigger`; `known` gives entity and sector by spelling."""
    sight = Sight(tree(rows), lexicon)
    words = sight.tree.words

    def party(i: int) -> Party | None:
        found = (known or {}).get(words[i].text)
        return Party(sight.tree.span(i, i), words[i].text, found[0], None, (found[1],), "known") if found else None

    quotes = find_quotes([sight], table, lambda _, word: party(word))
    return sources_at(quotes, next(w.start for w in words if w.text == trigger))


def brief(sources: tuple[Source, ...]) -> list[tuple[str, str | None, str]]:
    return [(s.span.text, s.cue.text if s.cue else None, s.kind) for s in sources]


SAID_THAT = """
The the DET DT 2 det
ministry ministry NOUN NN 3 nsubj
said say VERB VBD 0 root
that that SCONJ IN 6 mark
rebels rebel NOUN NNS 6 nsubj
attacked attack VERB VBD 3 ccomp
the the DET DT 8 det
base base NOUN NN 6 obj
. . PUNCT . 3 punct
"""

AFTER = """
Rebels rebel NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
the the DET DT 4 det
base base NOUN NN 2 obj
, , PUNCT , 8 punct
Tasnim Tasnim PROPN NNP 7 compound B-ORG
agency agency NOUN NN 8 nsubj
reported report VERB VBD 2 parataxis
, , PUNCT , 10 punct
citing cite VERB VBG 8 advcl
witnesses witness NOUN NNS 10 obj
. . PUNCT . 2 punct
"""

NESTED = """
He he PRON PRP 2 nsubj
said say VERB VBD 0 root
the the DET DT 4 det
minister minister NOUN NN 5 nsubj
told tell VERB VBD 2 ccomp
reporters reporter NOUN NNS 5 iobj
that that SCONJ IN 9 mark
troops troop NOUN NNS 9 nsubj
fled flee VERB VBD 5 ccomp
. . PUNCT . 2 punct
"""

QUOTED_BY = """
The the DET DT 2 det
general general NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
quoted quote VERB VBN 0 root
by by ADP IN 7 case
state state NOUN NN 7 compound
television television NOUN NN 4 obl:agent
as as SCONJ IN 9 mark
saying say VERB VBG 4 advcl
rebels rebel NOUN NNS 11 nsubj
surrendered surrender VERB VBD 9 ccomp
. . PUNCT . 4 punct
"""

ACCORDING = """
According accord ADP IN 4 case
to to ADP IN 1 fixed
the the DET DT 4 det
army army NOUN NN 7 obl
, , PUNCT , 4 punct
rebels rebel NOUN NNS 7 nsubj
killed kill VERB VBD 0 root
two two NUM CD 9 nummod
soldiers soldier NOUN NNS 7 obj
. . PUNCT . 7 punct
"""

BELIEVED = """
The the DET DT 2 det
group group NOUN NN 4 nsubj:pass
is be AUX VBZ 4 aux:pass
believed believe VERB VBN 0 root
to to PART TO 7 mark
have have AUX VB 7 aux
kidnapped kidnap VERB VBN 4 xcomp
two two NUM CD 9 nummod
engineers engineer NOUN NNS 7 obj
. . PUNCT . 4 punct
"""

STATEMENT = """
Haniyeh Haniyeh PROPN NNP 2 nsubj B-PER
said say VERB VBD 0 root
in in ADP IN 5 case
an a DET DT 5 det
interview interview NOUN NN 2 obl
with with ADP IN 7 case
Reuters Reuters PROPN NNP 5 nmod B-ORG
that that SCONJ IN 10 mark
Israel Israel PROPN NNP 10 nsubj B-LOC
attacked attack VERB VBD 2 ccomp
Gaza Gaza PROPN NNP 10 obj B-LOC
. . PUNCT . 2 punct
"""

ANONYMOUS = """
Officials official NOUN NNS 7 nsubj
speaking speak VERB VBG 1 acl
on on ADP IN 4 case
condition condition NOUN NN 2 obl
of of ADP IN 6 case
anonymity anonymity NOUN NN 4 nmod
said say VERB VBD 0 root
troops troop NOUN NNS 9 nsubj
withdrew withdraw VERB VBD 7 ccomp
. . PUNCT . 7 punct
"""


def test_clause_of_a_reporting_verb(lexicon: Lexicon, table: SourceTable) -> None:
    assert brief(chain(SAID_THAT, "attacked", lexicon, table)) == [("ministry", "said", "official")]


def test_word_inside_the_clause_hangs_on_it_too(lexicon: Lexicon, table: SourceTable) -> None:
    assert brief(chain(SAID_THAT, "base", lexicon, table)) == [("ministry", "said", "official")]


def test_source_and_cue_hang_on_nothing(lexicon: Lexicon, table: SourceTable) -> None:
    assert chain(SAID_THAT, "ministry", lexicon, table) == ()
    assert chain(SAID_THAT, "said", lexicon, table) == ()


def test_clause_after_the_act_and_citing(lexicon: Lexicon, table: SourceTable) -> None:
    found = chain(AFTER, "attacked", lexicon, table)
    assert brief(found) == [("Tasnim agency", "reported", "outlet"), ("witnesses", "citing", "anonymous")]


def test_nested_reports_outermost_first_and_no_addressee(lexicon: Lexicon, table: SourceTable) -> None:
    found = chain(NESTED, "fled", lexicon, table)
    assert brief(found) == [("He", "said", "person"), ("minister", "told", "official")]
    assert all(s.medium is None for s in found)


def test_quoted_by_an_outlet_as_saying(lexicon: Lexicon, table: SourceTable) -> None:
    found = chain(QUOTED_BY, "surrendered", lexicon, table)
    assert brief(found) == [("state television", "quoted", "outlet"), ("general", "saying", "official")]


def test_according_to(lexicon: Lexicon, table: SourceTable) -> None:
    assert brief(chain(ACCORDING, "killed", lexicon, table)) == [("army", "According to", "official")]
    assert chain(ACCORDING, "army", lexicon, table) == ()


def test_passive_belief_has_only_a_cue(lexicon: Lexicon, table: SourceTable) -> None:
    assert brief(chain(BELIEVED, "kidnapped", lexicon, table)) == [("believed", "believed", "anonymous")]


def test_medium_and_party(lexicon: Lexicon, table: SourceTable) -> None:
    (found,) = chain(STATEMENT, "attacked", lexicon, table, {"Haniyeh": ("person/ismail-haniyeh", "REB")})
    assert (found.entity, found.kind, found.medium) == (
        "person/ismail-haniyeh",
        "person",
        "in an interview with Reuters",
    )


def test_anonymity_asked_for(lexicon: Lexicon, table: SourceTable) -> None:
    assert brief(chain(ANONYMOUS, "withdrew", lexicon, table)) == [("Officials", "said", "anonymous")]
    named = ANONYMOUS.replace("anonymity anonymity", "silence silence")
    assert brief(chain(named, "withdrew", lexicon, table)) == [("Officials", "said", "official")]


def test_source_who_acts_is_kept(lexicon: Lexicon, table: SourceTable) -> None:
    rows = SAID_THAT.replace("rebels rebel NOUN NNS", "it it PRON PRP")
    assert brief(chain(rows, "attacked", lexicon, table)) == [("ministry", "said", "official")]


def test_report_that_speaks_for_itself(lexicon: Lexicon, table: SourceTable) -> None:
    rows = """
    Rebels rebel NOUN NNS 2 nsubj
    attacked attack VERB VBD 0 root
    Aleppo Aleppo PROPN NNP 2 obj B-LOC
    """
    assert chain(rows, "attacked", lexicon, table) == ()


def test_noun_of_report(lexicon: Lexicon, table: SourceTable) -> None:
    rows = """
    Tehran Tehran PROPN NNP 2 nsubj B-LOC
    denied deny VERB VBD 0 root
    the the DET DT 4 det
    claim claim NOUN NN 2 obj
    of of ADP IN 7 case
    an a DET DT 7 det
    attack attack NOUN NN 4 nmod
    by by ADP IN 9 case
    militants militant NOUN NNS 4 nmod
    . . PUNCT . 2 punct
    """
    found = brief(chain(rows, "attack", lexicon, table, {"Tehran": ("country/irn", "GOV")}))
    assert found == [("Tehran", "denied", "official"), ("militants", "claim", "group")]


def test_no_cycle_or_depth_is_an_error(lexicon: Lexicon, table: SourceTable) -> None:
    rows = "\n".join(["said say VERB VBD 0 root", *(f"said say VERB VBD {k} ccomp" for k in range(1, 150))])
    assert len(find_quotes([Sight(tree(rows), lexicon)], table, lambda _, word: None)) > 0


def test_a_wrong_table_names_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "reporting.yaml").write_text("verbs: {neutral: [say], sure: [], unsure: []}\nodd: []\n", "utf-8")
    with pytest.raises(LexiconError, match=r"reporting\.yaml: \w+: (unknown|missing) key"):
        read_sources(tmp_path)


def test_a_clause_hung_on_who_is_told_is_what_the_verb_says(lexicon: Lexicon, table: SourceTable) -> None:
    rows = """
    Officers officer NOUN NNS 2 nsubj
    told tell VERB VBD 0 root
    the the DET DT 4 det
    inquiry inquiry NOUN NN 2 obj
    that that SCONJ IN 7 mark
    troops troop NOUN NNS 7 nsubj
    fled flee VERB VBD 4 acl
    . . PUNCT . 2 punct
    """
    assert brief(chain(rows, "fled", lexicon, table)) == [("Officers", "told", "official")]


def test_a_clause_right_behind_a_verb_is_its_own(lexicon: Lexicon, table: SourceTable) -> None:
    rows = """
    He he PRON PRP 2 nsubj
    said say VERB VBD 0 root
    rebels rebel NOUN NNS 4 nsubj
    declared declare VERB VBD 2 ccomp
    that that SCONJ IN 7 mark
    troops troop NOUN NNS 7 nsubj
    fled flee VERB VBD 2 ccomp
    . . PUNCT . 2 punct
    """
    assert [s.cue.text for s in chain(rows, "fled", lexicon, table) if s.cue] == ["said", "declared"]


def test_a_speaker_behind_a_comma_may_be_hung_before_it(lexicon: Lexicon, table: SourceTable) -> None:
    rows = """
    The the DET DT 2 det
    mayor mayor NOUN NN 3 nsubj
    fled flee VERB VBD 0 root
    , , PUNCT , 6 punct
    a a DET DT 6 det
    diplomat diplomat NOUN NN 2 appos
    said say VERB VBD 3 parataxis
    . . PUNCT . 3 punct
    """
    assert [s.span.text for s in chain(rows, "fled", lexicon, table)] == ["diplomat"]
