"""Bytes to text: settle the encoding, refuse what is no text.

Order: byte order mark; UTF-8 where the bytes are valid UTF-8 (other encodings are hardly ever valid
UTF-8 by chance); what an HTML page declares; detection. Line ends and spaces stay as they are.
"""

from __future__ import annotations

import codecs
import re

from onrecord.errors import ReadError
from onrecord.read.language import LanguageDetector

MARKS = (
    # UTF-32 first: its little-endian mark begins with the one of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings in which news texts are really met. Left to choose among all that Python knows,
# detection takes Macintosh, EBCDIC and vendor pages for common ones.
CANDIDATES = """
    cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 iso8859_2 iso8859_5 iso8859_6 iso8859_7
    koi8_r koi8_u gb18030 big5 cp932 euc_jp cp949
"""
# Statistics over bytes tell scripts apart but confuse the pages of one script, above all for a few
# sentences: there the language that a page makes of the bytes decides, if it is written so.
FAMILIES = (("cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2"), ("cp1253", "iso8859_7"))
PAGES_OF_LANGUAGE = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl"), ("cp1250", "iso8859_2")),
    **dict.fromkeys(("az", "tr"), ("cp1254",)),
    **dict.fromkeys(("et", "lt", "lv"), ("cp1257",)),
    "el": ("cp1253", "iso8859_7"),
}
OTHER_PAGES = ("cp1252",)
# Browsers read these declarations as the page that contains them (WHATWG Encoding Standard).
DECLARED_AS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-6": "cp1256",
}
DECLARATION = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
DECLARATION_BYTES = 4096
CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
CONTROL_SHARE = 0.01
"""A text with a larger share of control characters is taken for binary data."""
SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)


def decode(
    data: bytes, *, where: str, detector: LanguageDetector, declares_encoding: bool = False
) -> str:
    """The text in `data`, without a byte order mark and otherwise untouched.

    `declares_encoding` is true for HTML, whose beginning may name its encoding. Raises ReadError
    for what is empty, binary, holds NUL, or is in no encoding that can be told.
    """
    if not data.strip():
        raise ReadError(f"{where} is empty; nothing can be read from it", where=where)
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            message = f"{where} is {name}, not text; convert it to UTF-8 text first"
            raise ReadError(message, where=where)
    text = _decode_marked(data, where)
    if text is None:
        declared = _declared_encoding(data) if declares_encoding else None
        text = _decode_unmarked(data, declared, where, detector)
    check_text(text, where)
    return text


def check_text(text: str, where: str) -> None:
    """Raise ReadError where `text` holds no text: white space alone, NUL, or control characters."""
    if not text.strip():
        raise ReadError(f"{where} holds only white space; nothing can be read from it", where=where)
    position = text.find("\0")
    if position >= 0:
        message = (
            f"{where} holds a NUL character at position {position}, so it is binary data or "
            "damaged; give UTF-8 text without NUL"
        )
        raise ReadError(message, where=where)
    if len(CONTROLS.findall(text)) > CONTROL_SHARE * len(text):
        message = f"{where} is full of control characters, so it is binary data; give UTF-8 text"
        raise ReadError(message, where=where)


def _decode_marked(data: bytes, where: str) -> str | None:
    """The text by its byte order mark, or None where there is no mark."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                message = (
                    f"{where} begins with the mark of {encoding.upper()} but breaks its rules "
                    f"at byte {len(mark) + error.start}; save it again as UTF-8"
                )
                raise ReadError(message, where=where) from None
    return None


def _declared_encoding(data: bytes) -> str | None:
    """The encoding that an HTML page's beginning declares, if Python knows it."""
    match = DECLARATION.search(data[:DECLARATION_BYTES])
    if match is None:
        return None
    label = match[1].decode("ascii", "replace").lower()
    label = DECLARED_AS.get(label, label)
    try:
        # A page whose declaration could be read byte by byte cannot be in UTF-16 or UTF-32.
        return None if label.startswith("utf") else codecs.lookup(label).name
    except (LookupError, ValueError):
        return None


def _decode_unmarked(
    data: bytes, declared: str | None, where: str, detector: LanguageDetector
) -> str:
    # ISO 2022 and HZ write everything in 7 bits, so they are valid UTF-8 and yet something else.
    seven_bits = declared is not None and declared.startswith(("iso2022", "hz"))
    for encoding in (declared, "utf-8") if seven_bits else ("utf-8", declared):
        if encoding is not None:
            try:
                return data.decode(encoding)
            except (UnicodeError, LookupError):
                continue
    encoding = _detect_encoding(data, detector)
    if encoding is None:
        message = (
            f"{where} is binary, or text in an encoding that could not be told; "
            "if it is text, save it as UTF-8"
        )
        raise ReadError(message, where=where)
    return data.decode(encoding)


def _detect_encoding(data: bytes, detector: LanguageDetector) -> str | None:
    """The most likely encoding of `data`, in which it can be decoded, or None."""
    # Imported here because nearly every source is UTF-8 and needs no detection.
    from charset_normalizer import from_bytes

    match = from_bytes(data, cp_isolation=CANDIDATES.split()).best()
    if match is None:
        return None
    judged = [
        (*judgement, -rank, page)
        for family in FAMILIES
        if match.encoding in family
        for rank, page in enumerate(family)
        if (judgement := _judge(data, page, detector)) is not None
    ]
    return max(judged)[-1] if judged else str(match.encoding)


def _judge(data: bytes, page: str, detector: LanguageDetector) -> tuple[float, int] | None:
    """How well `data` reads in `page`: probability of its language, letters beyond ASCII.

    None where it cannot be read so, or reads as a language that is not written in `page`.
    """
    try:
        text = data.decode(page)
    except UnicodeDecodeError:
        return None
    language, probability = detector.classify(text)
    if page not in PAGES_OF_LANGUAGE.get(language, OTHER_PAGES):
        return None
    letters = sum(character.isalpha() for character in text if not character.isascii())
    return round(probability, 2), letters
