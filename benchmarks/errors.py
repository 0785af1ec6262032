"""Wrong cases of a gold set, grouped by cause: `python -m benchmarks.errors --data DIR --set gsr [--limit N]`.

For each cause, the commonest first: how many, and the first `N` cases with the entry, what was wanted, what was coded.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.common import MissingDataError, load_system, parser
from benchmarks.sets import SETS, Case

LIMIT = 8


def by_cause(cases: Iterable[Case]) -> list[tuple[str, list[Case]]]:
    """The wrong cases by cause, the commonest cause first."""
    groups = defaultdict(list)
    for case in cases:
        if case.cause:
            groups[case.cause].append(case)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def told(case: Case) -> str:
    """One case as lines of words, control characters escaped."""
    lines = [f"{case.id}  {case.text}", f"    wanted  {case.wanted}", *(f"    coded   {coded}" for coded in case.coded)]
    return "\n".join("".join(c if c.isprintable() else " " for c in one) for one in lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the groups."""
    options = parser("errors", __doc__)
    options.add_argument("--set", choices=[s.name for s in SETS], required=True)
    options.add_argument("--limit", type=int, default=LIMIT, metavar="N", help=f"cases shown of each cause ({LIMIT})")
    options.add_argument("--cause", default="", help="only causes that begin so")
    chosen = options.parse_args(arguments)
    gold = next(s for s in SETS if s.name == chosen.set)
    try:
        cases = list(gold.judge(load_system(), gold.rows(chosen.data)))
    except MissingDataError as error:
        print(f"skipped: {error}")
        return 0
    groups = by_cause(cases)
    print(f"{gold.name}: {len(cases)} entries, {sum(not case.cause for case in cases)} right")
    for cause, wrong in groups:
        if cause.startswith(chosen.cause):
            print(f"\n=== {cause}: {len(wrong)}")
            print("\n".join(map(told, wrong[: chosen.limit])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
