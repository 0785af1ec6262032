"""All benchmarks in one table: `python -m benchmarks --data DIR [--seeds DIR] [--floors]`."""

import sys

from benchmarks.table import main

if __name__ == "__main__":
    sys.exit(main())
