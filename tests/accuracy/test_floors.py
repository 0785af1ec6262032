"""The accuracy floors, where the gold data lie at `../shared/data` beside the project or at `DATELINE_DATA`."""

import os
from pathlib import Path

import pytest

from benchmarks import attribution, chains, coding, counts, dates, dating, parsing, places, treebanks
from benchmarks.common import Measure, MissingDataError, System, load_system
from benchmarks.parsing import Model, bank_measures, load_model, name_measures
from benchmarks.sets import SETS, GoldSet

DATA = Path(os.environ.get("DATELINE_DATA") or Path(__file__).resolve().parents[3] / "shared/data")
SAMPLE = slice(None, None, 4)
"""Every fourth document of a treebank: the whole is measured by `make bench`."""

SLACK = 0.03
"""How far a sample may fall below the floor of the whole."""

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the gold data are not here (DATELINE_DATA)")


@pytest.fixture(scope="module")
def system() -> System:
    return load_system()


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


def below(measures: list[Measure], slack: bool = False) -> list[str]:
    """The figures under their floors; with `slack`, by more than half the width of their interval."""
    room = {m.figure: (m.half or 0.5) if slack else 0.0 for m in measures}
    low = [
        m for m in measures if m.floor is not None and (m.value - m.floor) * (-1 if m.lower else 1) < -room[m.figure]
    ]
    return [f"{m.data} {m.figure} {m.value:.3f}, floor {m.floor}" for m in low]


@pytest.mark.parametrize("gold", [s for s in SETS if s.name != "india_police"], ids=lambda s: s.name)
def test_coding_holds_its_floors(gold: GoldSet, system: System) -> None:
    try:
        measures = list(coding.measures(gold, DATA, system))
    except MissingDataError as error:
        pytest.skip(str(error))
    assert not below(measures)


def test_attribution_holds_its_floors_on_a_sample(system: System) -> None:
    try:
        measures = list(attribution.measures(DATA, system.parser, system.lexicon, SAMPLE.step))
    except MissingDataError as error:
        pytest.skip(str(error))
    low = [m for m in measures if m.floor is not None and m.value < m.floor - SLACK]
    assert not low, low


def test_chains_hold_their_floors(system: System) -> None:
    assert not below(list(chains.measures(system.coder)))


def test_counts_hold_their_floors(system: System) -> None:
    assert not below(list(counts.all_measures(counts.FOLDER, counts.reader(system))))


@pytest.mark.parametrize("name", ["ewt", "pud-news"])
def test_parsing_holds_its_floors_on_a_sample(name: str, model: Model) -> None:
    paths, begin = {"ewt": (treebanks.ewt, ""), "pud-news": (treebanks.pud, "n")}[name]
    try:
        measures = list(bank_measures(name, paths(DATA / "treebanks"), model, SAMPLE, begin))
    except MissingDataError as error:
        pytest.skip(str(error))
    assert not below(measures, slack=True)


def test_names_hold_their_floor_on_a_sample(model: Model) -> None:
    path = DATA / "treebanks/UNER_PUD/en_pud-ud-test.iob2"
    try:
        measures = list(name_measures("uner-pud", path, model, parsing.WHOLE))
    except MissingDataError as error:
        pytest.skip(str(error))
    assert not below(measures, slack=True)


def test_dates_hold_their_floors() -> None:
    try:
        measures = list(dates.measures(DATA))
    except MissingDataError as error:
        pytest.skip(str(error))
    assert not below(measures)


@pytest.mark.parametrize("name", sorted(dating.SETS))
def test_dating_holds_its_floors_on_a_sample(name: str, system: System) -> None:
    try:
        measures = list(dating.measures(name, DATA, system.parser, system.lexicon, dating.SAMPLE))
    except MissingDataError as error:
        pytest.skip(str(error))
    assert not below(measures)


@pytest.mark.parametrize("number", range(4), ids=["trnews", "geowebnews", "placed", "placed_second"])
def test_places_hold_their_floors(number: int, system: System) -> None:
    try:
        measures = list(places.works(DATA, system)[number]())
    except MissingDataError as error:
        pytest.skip(str(error))
    assert not below(measures)
