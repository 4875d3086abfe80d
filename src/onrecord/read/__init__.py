"""Bytes to documents: plain text, HTML, JSON Lines, files and folders.

What cannot be read comes out as a `Failure` in its place, with a ReadError, and the rest goes on.
"""

from onrecord.read.html import Page, PageLimits, PageReader
from onrecord.read.jsonl import document_id, is_date, read_jsonl
from onrecord.read.language import LanguageDetector
from onrecord.read.path import FileLimits, read_path

__all__ = [
    "FileLimits",
    "LanguageDetector",
    "Page",
    "PageLimits",
    "PageReader",
    "document_id",
    "is_date",
    "read_jsonl",
    "read_path",
]
