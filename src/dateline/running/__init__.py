"""Runs the stages over many inputs: plan → shards → workers → commit. In: paths and a coder. Out: a ledger, a summary.

What the ledger holds does not depend on the number of workers, nor on where an earlier run was cut off.
"""

from dateline.running.engine import Died, map_shards
from dateline.running.run import Summary, read_into

__all__ = ["Died", "Summary", "map_shards", "read_into"]
