"""Reports to try Dateline on: three stories told by invented outlets, the facts from public history."""

from pathlib import Path


def reports() -> Path:
    """The folder of demo reports that is shipped with the package."""
    return Path(__file__).resolve().parent / "reports"
