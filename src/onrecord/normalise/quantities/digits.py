"""Read numbers in digits: grouped in threes or as in India, with points or commas, as fractions."""

from __future__ import annotations

import re

LONGEST = 40  # digits and marks; longer ones are keys or noise, never quantities
LONGEST_PLAIN = 11  # digits without a mark; longer ones are keys
MARKS = str.maketrans({"٫": ".", "٬": ",", "’": "'"})
PLAIN = re.compile(r"(?:0|[^\D0٠۰]\d*)(?:\.\d+)?|[0٠۰]+\.\d+|[0٠۰]")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
APOSTROPHES = re.compile(r"\d{1,3}(?:'\d{3})+(?:\.\d+)?")
POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d+")
COMMA = re.compile(r"\d{1,3},\d{1,2}")
FRACTION = re.compile(r"(\d{1,3})/(\d{1,3})")


def read_digits(token: str) -> float | None:
    """The value of a token of digits and marks, or None for dates, versions, times and keys."""
    if len(token) > LONGEST:
        return None
    token = token.translate(MARKS)
    if PLAIN.fullmatch(token):
        return float(token) if len(token.split(".")[0]) <= LONGEST_PLAIN else None
    if GROUPED.fullmatch(token) or APOSTROPHES.fullmatch(token):
        return float(token.replace(",", "").replace("'", ""))
    if POINTS.fullmatch(token):
        return float(token.replace(".", "").replace(",", "."))
    if COMMA.fullmatch(token):
        return float(token.replace(",", "."))
    return read_fraction(token)


def read_fraction(token: str) -> float | None:
    """The value of a token like 3/4, or None where it is no proper fraction."""
    match = FRACTION.fullmatch(token)
    if not match:
        return None
    above, below = int(match[1]), int(match[2])
    return above / below if 0 < above < below else None
