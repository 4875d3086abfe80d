import codecs
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ReadError
from onrecord.read.decode import decode
from onrecord.read.language import LanguageDetector

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "read_encoding.jsonl").open(encoding="utf-8")
]
DETECTOR = LanguageDetector()
STORY = "The minister said: “No price.”\r\n\r\nنه\tتوضیحی 🚀\n"

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(str.strip)


def read(data: bytes, **options: bool) -> str:
    return decode(data, where="a.txt", detector=DETECTOR, **options)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            marks=[pytest.mark.xfail(reason=case["known_failure"])]
            if "known_failure" in case
            else [],
            id=f"{case['encoding']}-{case['text'][:12]}",
        )
        for case in CASES
    ],
)
def test_other_encodings_are_told_from_the_bytes(case: dict[str, Any]) -> None:
    assert read(case["text"].encode(case["encoding"])) == case["text"]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_loses_its_mark_and_nothing_else(mark: bytes, encoding: str) -> None:
    assert read(mark + STORY.encode(encoding)) == STORY


def test_a_mark_inside_the_text_stays() -> None:
    assert read("a\ufeffb".encode()) == "a\ufeffb"


@settings(deadline=None)
@given(TEXT)
def test_utf8_comes_back_untouched(text: str) -> None:
    assert read(codecs.BOM_UTF8 + text.encode()) == text


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_give_text_or_a_read_error(data: bytes) -> None:
    try:
        text = read(data, declares_encoding=True)
    except ReadError:
        return
    assert text.strip()
    assert "\0" not in text
    text.encode()


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        ("\ufeff \u2003\n".encode(), "only white space"),
        (codecs.BOM_UTF8, "only white space"),
        (b"No \0comment.", "NUL character at position 3"),
        ("Drones.".encode("utf-16-le"), "NUL character at position 1"),
        (PNG, "a PNG image"),
        (b"%PDF-1.7\n1 0 obj", "a PDF file"),
        (b"PK\x03\x04\x14", "an office document"),
        (b"\x1f\x8b\x08story", "a gzip archive"),
        (bytes(range(1, 32)) * 9, "control characters"),
        (bytes(range(128, 256)) * 4, "could not be told"),
        (codecs.BOM_UTF16_LE + b"odd", "breaks its rules at byte"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "breaks its rules at byte"),
        (codecs.BOM_UTF8 + b"Pr\xeat", "breaks its rules at byte 5"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=r"^a\.txt ") as caught:
        read(data)
    assert says in str(caught.value)
    assert caught.value.where == "a.txt"


PAGE = '<html><head><meta charset="{}"></head><body><p>{}</p></body></html>'


@pytest.mark.parametrize(
    ("declared", "written", "text"),
    [
        ("windows-1251", "cp1251", "Да"),
        ("koi8-r", "koi8_r", "Да"),
        ("iso-8859-1", "cp1252", "“Été” – 5 €"),
        ("ISO-8859-2", "iso8859_2", "Źródło"),
        ("gb2312", "gb18030", "镕"),
        ("iso-2022-jp", "iso2022_jp", "輸出"),
        ("utf-8", "cp1252", "Le ministre a déclaré qu’il était prêt à vendre des avions."),
        ("iso-8859-1", "utf-8", "Źródło – 輸出"),
        ("utf-16", "utf-8", "Źródło"),
        ("no-such-encoding", "utf-8", "Źródło"),
    ],
)
def test_a_page_is_read_as_declared_unless_its_bytes_say_otherwise(
    declared: str, written: str, text: str
) -> None:
    page = PAGE.format(declared, text)
    assert read(page.encode(written), declares_encoding=True) == page


def test_an_xml_declaration_counts_too() -> None:
    page = '<?xml version="1.0" encoding="windows-1251"?>\n<html><body>Нет</body></html>'
    assert read(page.encode("cp1251"), declares_encoding=True) == page


def test_a_declaration_in_plain_text_is_only_text() -> None:
    text = PAGE.format("koi8-r", "Министр заявил, что страна готова продавать беспилотники.")
    assert read(text.encode("cp1251")) == text
