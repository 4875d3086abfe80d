"""Records to bytes and back: one JSON line a document."""

from onrecord.export.jsonl import decode, encode, encode_failure, encode_rejections

__all__ = ["decode", "encode", "encode_failure", "encode_rejections"]
