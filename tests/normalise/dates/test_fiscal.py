from __future__ import annotations

import pytest

from onrecord.normalise.dates.fiscal import read_fiscal_year
from onrecord.normalise.dates.lexicon import FiscalYear
from tests.normalise.dates.texts import edtfs, read_plain


def test_a_fiscal_year_is_twelve_months_by_either_name() -> None:
    by_end = read_fiscal_year(2025, FiscalYear("US", 10, True, False))
    by_start = read_fiscal_year(2025, FiscalYear("JP", 4, False, False))
    calendar_year = read_fiscal_year(2025, FiscalYear("XX", 1, True, False))
    assert by_end is not None
    assert by_start is not None
    assert calendar_year is not None
    assert by_end.edtf == "2024-10-01/2025-09-30"
    assert by_start.edtf == "2025-04-01/2026-03-31"
    assert calendar_year.edtf == "2025-01-01/2025-12-31"


def test_the_nearest_state_decides() -> None:
    text = "The Pentagon paid in fiscal 2025. India paid in fiscal 2025."
    assert edtfs(text) == ["2024-10-01/2025-09-30", "2024-04-01/2025-03-31"]


@pytest.mark.parametrize("text", ["In 2024-27 India paid.", "In 2024-25 Varania paid."])
def test_two_years_are_a_fiscal_year_only_where_they_are_written_so(text: str) -> None:
    assert all(not t.value or not t.value.startswith("FY") for t in read_plain(text))


def test_without_a_state_the_days_are_not_known() -> None:
    assert [(t.value, t.edtf) for t in read_plain("It grew in FY2025.")] == [("FY2025", None)]
