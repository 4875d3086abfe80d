"""A ledger in one SQLite file; `schema.sql` draws its tables."""

from onrecord.ledger.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
