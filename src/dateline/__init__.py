"""Dateline reads news reports and keeps a ledger of what happened, and according to whom."""
