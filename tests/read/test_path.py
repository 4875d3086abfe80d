import inspect
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.read import FileLimits, LanguageDetector, PageReader, read_path
from onrecord.records import Document, Failure, Source

DETECTOR = LanguageDetector()
STORY = "  The ministry said that it had sold twelve drones.\r\n\r\n“No price,” it added.\n"
PAGE = "<html><body><p>The ministry said that it had sold twelve drones.</p></body></html>"


@pytest.fixture(scope="module")
def pages() -> Iterator[PageReader]:
    with PageReader() as reader:
        yield reader


class Read(Protocol):
    def __call__(self, path: str, **limits: int) -> list[Document | Failure]: ...


@pytest.fixture
def read(pages: PageReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    monkeypatch.chdir(tmp_path)

    def read_here(path: str, **limits: int) -> list[Document | Failure]:
        return list(
            read_path(Path(path), detector=DETECTOR, pages=pages, limits=FileLimits(**limits))
        )

    return read_here


def one_document(outcomes: list[Document | Failure]) -> Document:
    (outcome,) = outcomes
    assert isinstance(outcome, Document), outcome
    return outcome


def message_of(outcome: Document | Failure) -> str:
    assert isinstance(outcome, Failure), outcome
    assert str(outcome.error).startswith(outcome.id)
    return str(outcome.error)


@pytest.mark.parametrize("name", ["story.txt", "story.md", "STORY.TXT", "a b.text", "پرونده.txt"])
def test_plain_text_comes_back_untouched(read: Read, name: str) -> None:
    Path(name).write_bytes(STORY.encode())
    assert read(name) == [Document(id=name, text=STORY, language="en")]


@pytest.mark.parametrize("name", ["story.html", "story.htm", "story.xhtml"])
def test_html(read: Read, name: str) -> None:
    Path(name).write_bytes(b"\xef\xbb\xbf" + PAGE.encode())
    document = one_document(read(name))
    assert document.id == name
    assert document.text == "The ministry said that it had sold twelve drones."
    assert document.language == "en"


@pytest.mark.parametrize("name", ["stories.jsonl", "stories.ndjson"])
def test_json_lines(read: Read, name: str) -> None:
    Path(name).write_text('{"id": "a", "text": "Sold."}\n{"id": "b"}\n{"id": "c", "text": "Kept."}')
    outcomes = read(name)
    assert [outcome.id for outcome in outcomes] == ["a", "b", "c"]
    failure = outcomes[1]
    assert isinstance(failure, Failure)
    assert str(failure.error).startswith(f"{name} line 2: ")


def test_a_folder_is_read_in_the_order_of_names_and_failures_stay_in_place(read: Read) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c.txt", ".hidden.txt", ".git/x.txt", "b/z/y.txt"):
        Path("in", name).parent.mkdir(parents=True, exist_ok=True)
        Path("in", name).write_text("They said that it was sold.")
    Path("in/b/data.csv").write_text("a;b")
    Path("in/b/3.txt").write_bytes(b"")
    outcomes = read("in")
    assert [(outcome.id, isinstance(outcome, Failure)) for outcome in outcomes] == [
        ("in/a.txt", False),
        ("in/b/10.txt", False),
        ("in/b/2.txt", False),
        ("in/b/3.txt", True),
        ("in/b/data.csv", True),
        ("in/b/z/y.txt", False),
        ("in/c.txt", False),
    ]


@pytest.mark.parametrize(
    ("name", "found"), [("story.pdf", "unknown suffix .pdf"), ("story", "no suffix")]
)
def test_an_unknown_suffix_names_the_known_ones_and_another_way(
    read: Read, name: str, found: str
) -> None:
    Path(name).write_text("They said that it was sold.")
    (failure,) = read(name)
    message = message_of(failure)
    assert message.startswith(f"{name} has {'' if found == 'no suffix' else 'the '}{found}")
    for suffix in (".txt", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"):
        assert suffix in message
    assert '{"id": …, "text": …}' in message


@pytest.mark.parametrize("name", ["empty.txt", "empty.html", "empty.jsonl"])
def test_an_empty_file(read: Read, name: str) -> None:
    Path(name).write_bytes(b"")
    (failure,) = read(name)
    assert message_of(failure) == f"{name} is empty; nothing can be read from it"


@pytest.mark.parametrize("name", ["story.txt", "story.html"])
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"No \0comment.", "NUL character"),
        (bytes(range(1, 32)) * 9, "control characters"),
    ],
)
def test_binary_files(read: Read, name: str, data: bytes, says: str) -> None:
    Path(name).write_bytes(data)
    (failure,) = read(name)
    assert failure.id == name
    assert says in message_of(failure)


def test_a_page_without_text(read: Read) -> None:
    Path("empty.html").write_text("<html><body><script>var a = 1;</script></body></html>")
    (failure,) = read("empty.html")
    assert "empty.html holds no text" in message_of(failure)


def test_a_page_in_another_encoding(read: Read) -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>{}</p></body></html>'
    text = "Министр обороны сказал, что страна не продаст беспилотники."
    Path("story.html").write_bytes(page.format(text).encode("cp1251"))
    document = one_document(read("story.html"))
    assert (document.text, document.language) == (text, "ru")


def test_a_text_in_another_encoding(read: Read) -> None:
    text = "Le ministre a déclaré qu’il était prêt à vendre des drones à l’étranger."
    Path("story.txt").write_bytes(text.encode("cp1252"))
    assert read("story.txt") == [Document(id="story.txt", text=text, language="fr")]


@pytest.mark.parametrize("text", ["🚀🔥", "\u202bوزیر دفاع گفت که این کشور نمی‌فروشد.\u202c"])
def test_emoji_and_right_to_left_text(read: Read, text: str) -> None:
    Path("story.txt").write_text(text, encoding="utf-8")
    document = one_document(read("story.txt"))
    assert document.text == text
    assert document.language == (None if text == "🚀🔥" else "fa")


def test_a_file_over_the_limit(read: Read) -> None:
    Path("a.txt").write_bytes(b"x" * 101)
    Path("a.html").write_bytes(b"<p>" + b"x" * 198)
    for name, limit in (("a.txt", "100"), ("a.html", "200")):
        (failure,) = read(name, text_bytes=100, html_bytes=200)
        assert f"{name} is longer than the limit of {limit} bytes; cut" in message_of(failure)
    Path("b.txt").write_bytes(b"Sold out. " * 10)
    document = one_document(read("b.txt", text_bytes=100))
    assert len(document.text) == 100


def test_ten_megabytes_are_over_the_limit_as_it_is(read: Read) -> None:
    Path("a.txt").write_bytes(b"Sold out. " * 1_000_000)
    (failure,) = read("a.txt")
    assert "8,000,000 bytes" in message_of(failure)


def test_a_name_that_does_not_exist(read: Read) -> None:
    (failure,) = read("nowhere.txt")
    assert failure.id == "nowhere.txt"
    assert message_of(failure) == "nowhere.txt does not exist; check the name"


def test_a_link_that_leads_nowhere(read: Read) -> None:
    Path("in").mkdir()
    Path("in/a.txt").symlink_to("gone.txt")
    Path("in/b.txt").write_text("They said that it was sold.")
    failure, document = read("in")
    assert message_of(failure) == "in/a.txt is a link that leads nowhere; check the name"
    assert document.id == "in/b.txt"


def test_a_link_to_itself(read: Read) -> None:
    Path("a.txt").symlink_to("a.txt")
    (failure,) = read("a.txt")
    assert "a.txt cannot be read" in message_of(failure)


def test_a_linked_file_is_read_and_a_linked_folder_is_not_followed(read: Read) -> None:
    Path("in").mkdir()
    Path("story.txt").write_text("They said that it was sold.")
    Path("in/a.txt").symlink_to("../story.txt")
    Path("in/loop").symlink_to("../in")
    document, failure = read("in")
    assert document.id == "in/a.txt"
    assert "in/loop is a link to a folder, not followed" in message_of(failure)


def test_a_linked_folder_named_itself_is_read(read: Read) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("They said that it was sold.")
    Path("link").symlink_to("in")
    assert [outcome.id for outcome in read("link")] == ["link/a.txt"]


def test_a_pipe_and_a_socket_are_refused_without_waiting(read: Read) -> None:
    Path("in").mkdir()
    os.mkfifo("in/pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("in/socket.txt")
        outcomes = read("in")
    assert [message_of(outcome) for outcome in outcomes] == [
        "in/pipe.txt is no regular file; copy it into one",
        "in/socket.txt is no regular file; copy it into one",
    ]


@pytest.mark.parametrize("name", ["in/a.txt", "in/a.html", "in/a.jsonl"])
def test_a_file_that_may_not_be_read(read: Read, name: str) -> None:
    Path("in").mkdir()
    Path(name).write_text("They said that it was sold.")
    Path("in/b.txt").write_text("They said that it was sold.")
    Path(name).chmod(0)
    user = os.geteuid()
    if user == 0:
        # Permissions do not bind root, so the test goes on as nobody.
        os.chmod(".", 0o755)
        os.seteuid(65534)
    try:
        failure, document = read("in")
    finally:
        os.seteuid(user)
    assert message_of(failure) == f"{name} may not be read by this user; change its permissions"
    assert document.id == "in/b.txt"


def test_an_empty_folder(read: Read) -> None:
    Path("in").mkdir()
    Path("in/.hidden").touch()
    (failure,) = read("in")
    assert message_of(failure) == "in is a folder without files; name another"


def test_a_folder_named_like_a_story(read: Read) -> None:
    Path("story.txt").mkdir()
    Path("story.txt/a.txt").write_text("They said that it was sold.")
    assert [outcome.id for outcome in read("story.txt")] == ["story.txt/a.txt"]


def test_folders_deeper_than_the_recursion_limit(read: Read) -> None:
    deep = Path("in")
    for _ in range(400):
        deep.mkdir()
        deep /= "d"
    deep.with_suffix(".txt").write_text("They said that it was sold.")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        outcomes = read("in")
    finally:
        sys.setrecursionlimit(limit)
    assert [outcome.id for outcome in outcomes] == [deep.with_suffix(".txt").as_posix()]


def test_a_name_that_is_no_utf8_gives_an_id_that_can_be_written(read: Read) -> None:
    with open(b"pr\xeat.txt", "wb") as file:
        file.write(b"They said that it was sold.")
    document = one_document(read(os.fsdecode(b"pr\xeat.txt")))
    assert document.id == r"pr\xeat.txt"


def test_a_name_with_nul(read: Read) -> None:
    (failure,) = read("a\0b.txt")
    assert "cannot be read" in message_of(failure)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.binary()
    | st.text().map(str.encode)
    | st.text().map(lambda text: f"<p>{text}".encode()),
    suffix=st.sampled_from([".txt", ".html", ".jsonl", ".csv"]),
)
def test_any_bytes_give_documents_or_failures(read: Read, data: bytes, suffix: str) -> None:
    Path("any" + suffix).write_bytes(data)
    outcomes = read("any" + suffix)
    assert outcomes or suffix == ".jsonl"
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            assert str(outcome.error).startswith("any" + suffix)
        else:
            assert outcome.text.strip()
            outcome.text.encode()


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(str.strip))
def test_any_text_in_a_file_comes_back_untouched(read: Read, text: str) -> None:
    Path("any.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    document = one_document(read("any.txt"))
    assert document.text == text


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        (
            "story.txt",
            "Köln said no, “never.”\r\n".encode("cp1252"),
            "text/plain",
        ),
        ("story.html", PAGE.encode(), "text/html"),
        ("STORY.HTM", PAGE.encode("utf-16"), "text/html"),
        ("story.xhtml", PAGE.encode(), "application/xhtml+xml"),
    ],
)
def test_the_bytes_of_a_file_are_kept_where_asked(
    pages: PageReader, tmp_path: Path, name: str, data: bytes, media_type: str
) -> None:
    (tmp_path / name).write_bytes(data)
    keeping = list(read_path(tmp_path, detector=DETECTOR, pages=pages, keep_source=True))
    assert one_document(keeping).source == Source(media_type=media_type, data=data)
    plain = list(read_path(tmp_path, detector=DETECTOR, pages=pages))
    assert one_document(plain).source is None
    assert plain == keeping


def test_a_line_of_a_file_is_its_source(pages: PageReader, tmp_path: Path) -> None:
    line = b'{"id": "kite", "text": "Nobody said a word about it."}'
    (tmp_path / "a.jsonl").write_bytes(line + b"\n")
    found = list(read_path(tmp_path, detector=DETECTOR, pages=pages, keep_source=True))
    assert one_document(found).source == Source(media_type="application/json", data=line)
    assert one_document(list(read_path(tmp_path, detector=DETECTOR, pages=pages))).source is None
