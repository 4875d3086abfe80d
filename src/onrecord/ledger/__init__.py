"""The ledger: rows that are only ever added, chained by hash, searched, reviewed and verified."""

from onrecord.ledger.ledger import Ledger

__all__ = ["Ledger"]
