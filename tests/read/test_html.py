import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.read.html import PageLimits, PageReader
from onrecord.read.html_child import write_frame

PARAGRAPH = "<p>The minister said <b>it</b> would <i>sell</i> the drones.</p>\n"
SENTENCE = "The minister said it would sell the drones."

STORY = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>Ostvik signs for twelve drones | The Ostvik Courier</title>
<meta property="og:site_name" content="The Ostvik Courier">
<meta property="article:published_time" content="2023-05-24T08:00:00Z">
<link rel="canonical" href="https://courier.example/2023/drones">
<script>var menu = "not a story";</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ostvik signs for twelve drones</h1>
<p>Ilyo Brenkosz, the minister, said on Sunday that Ostvik had signed for twelve drones.</p>
<p>“We pay in <b>three</b> parts,” he said.<br>He gave no price &amp; no date 🚀.</p>
<blockquote><p>Varania declined to comment.</p></blockquote>
</article><footer>Copyright 2019 <a href="/terms">Terms</a></footer></body></html>"""


def big_page(paragraphs: int) -> str:
    return f"<html><body><article>{PARAGRAPH * paragraphs}</article></body></html>"


def process_of(reader: PageReader) -> subprocess.Popen[bytes]:
    assert reader._process is not None
    return reader._process


@pytest.fixture(scope="module")
def pages() -> Iterator[PageReader]:
    with PageReader() as reader:
        yield reader


def test_text_and_what_the_page_says_of_itself(pages: PageReader) -> None:
    page = pages.read(STORY, where="story.html")
    assert page.title == "Ostvik signs for twelve drones"
    assert page.outlet == "The Ostvik Courier"
    assert page.published == "2023-05-24"
    assert page.url == "https://courier.example/2023/drones"
    paragraphs = page.text.split("\n")
    assert "“We pay in three parts,” he said." in paragraphs
    assert "He gave no price & no date 🚀." in paragraphs
    assert "Varania declined to comment." in paragraphs
    assert "Copyright" not in page.text
    assert "not a story" not in page.text
    assert "World" not in page.text


def test_a_page_that_says_nothing_of_itself(pages: PageReader) -> None:
    page = pages.read(f"<p>{SENTENCE}</p>", where="story.html")
    assert page.text == SENTENCE
    assert (page.title, page.url, page.outlet, page.published) == (None, None, None, None)


def test_a_date_in_the_text_is_not_taken_for_the_date_of_publication(pages: PageReader) -> None:
    page = pages.read(
        "<html><body><article><p>The factory was opened on 3 May 1998, it said.</p>"
        "<p>It will close on 4 June 2019.</p></article><p>© 2017</p></body></html>",
        where="story.html",
    )
    assert page.published is None


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<html><body><script>a = 'The minister said so.';</script><img src='a.png'></body></html>",
        "<!-- The minister said so. -->",
        "<html><head><title>Only a title</title></head></html>",
    ],
)
def test_a_page_without_text(pages: PageReader, markup: str) -> None:
    with pytest.raises(ReadError, match=r"^empty\.html holds no .*save the story's text as \.txt"):
        pages.read(markup, where="empty.html")


@pytest.mark.parametrize("depth", [10, 253, 254, 600, 2000])
def test_deeply_nested_text_is_not_lost(pages: PageReader, depth: int) -> None:
    nested = "<div>" * depth + f"<p>{SENTENCE}</p>" + "</div>" * depth
    page = pages.read(f"<html><body>{nested}<p>Talks ended.</p></body></html>", where="deep.html")
    assert page.text.split("\n") == [SENTENCE, "Talks ended."]


def test_text_nested_too_deep_to_be_read_is_said_to_be_lost(pages: PageReader) -> None:
    nested = "<div>" * 3000 + f"<p>{SENTENCE}</p>" + "</div>" * 3000
    with pytest.raises(ReadError, match=r"cannot be read in full .*depth"):
        pages.read(f"<html><body><p>Talks ended.</p>{nested}</body></html>", where="deep.html")
    assert pages.read(STORY, where="story.html").outlet == "The Ostvik Courier"


@pytest.mark.parametrize("declared", ["windows-1251", "utf-16", "no-such-encoding"])
def test_a_declared_encoding_does_not_alter_decoded_text(pages: PageReader, declared: str) -> None:
    markup = (
        f'<?xml version="1.0" encoding="{declared}"?><html><head><meta charset="{declared}"></head>'
        "<body><p>Министр сказал: «Нет».</p></body></html>"
    )
    assert pages.read(markup, where="story.html").text == "Министр сказал: «Нет»."


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    with PageReader(PageLimits(seconds=1)) as reader:
        began = time.monotonic()
        with pytest.raises(ReadError, match=r"^big\.html took longer than the limit of 1 sec"):
            reader.read(big_page(100_000), where="big.html")
        assert time.monotonic() - began < 15
        assert reader.read(big_page(1), where="small.html").text == SENTENCE


def test_a_page_that_needs_too_much_memory_is_given_up_and_the_next_is_read() -> None:
    with PageReader(PageLimits(memory_bytes=400_000_000)) as reader:
        with pytest.raises(ReadError, match=r"^big\.html needed more memory than .* 400 MB"):
            reader.read(big_page(250_000), where="big.html")
        assert reader.read(big_page(1), where="small.html").text == SENTENCE


def test_memory_too_small_to_start_says_so() -> None:
    with (
        PageReader(PageLimits(memory_bytes=60_000_000)) as reader,
        pytest.raises(ReadError, match=r"^small\.html .* the limit of 60 MB|status .* 60 MB"),
    ):
        reader.read(big_page(1), where="small.html")


def test_a_process_killed_from_outside_between_pages_is_replaced() -> None:
    with PageReader() as reader:
        reader.read(STORY, where="story.html")
        os.kill(process_of(reader).pid, signal.SIGKILL)
        process_of(reader).wait()
        assert reader.read(STORY, where="story.html").published == "2023-05-24"


def test_a_process_stopped_in_a_page_counts_as_hanging() -> None:
    with PageReader(PageLimits(seconds=0.5)) as reader:
        reader.read(big_page(1), where="small.html")
        os.kill(process_of(reader).pid, signal.SIGSTOP)
        with pytest.raises(ReadError, match=r"took longer than the limit of 0\.5 seconds"):
            reader.read(big_page(5_000), where="stopped.html")


def test_an_interrupted_page_does_not_answer_for_the_next() -> None:
    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    with PageReader() as reader:
        reader.read(big_page(1), where="small.html")
        before = signal.signal(signal.SIGALRM, interrupt)
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        try:
            with pytest.raises(KeyboardInterrupt):
                reader.read(big_page(20_000), where="big.html")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        assert reader.read(STORY, where="story.html").outlet == "The Ostvik Courier"


def test_one_process_reads_its_share_of_pages() -> None:
    with PageReader(PageLimits(pages_per_process=2)) as reader:
        pids = []
        for _ in range(4):
            reader.read(big_page(1), where="small.html")
            pids.append(process_of(reader).pid)
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_closing_leaves_no_process() -> None:
    with PageReader() as reader:
        reader.read(STORY, where="story.html")
        process = process_of(reader)
    assert process.poll() is not None
    assert reader._process is None


def test_the_process_ends_with_the_one_that_started_it() -> None:
    script = (
        "import os; from onrecord.read.html import PageReader; reader = PageReader(); "
        "reader.read('<p>The minister said so.</p>', where='a'); "
        "print(reader._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    pid = int(run.stdout)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and running(pid):
        time.sleep(0.05)
    assert not running(pid)


def test_a_hanging_process_without_anybody_to_kill_it_ends_itself() -> None:
    command = [sys.executable, "-P", "-m", "onrecord.read.html_child", "1500000000", "0.5"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin is not None
    with process:
        write_frame(process.stdin, big_page(100_000).encode())  # type: ignore[arg-type]
        assert process.wait(timeout=30) == -signal.SIGALRM


def running(pid: int) -> bool:
    """Whether the process runs; an ended one that nobody has waited for does not."""
    shown = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False, text=True
    )
    return shown.stdout.strip() not in ("",) and not shown.stdout.startswith("Z")


def test_a_module_in_the_current_folder_is_not_picked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('picked up')")
    monkeypatch.chdir(tmp_path)
    with PageReader() as reader:
        assert reader.read(big_page(1), where="small.html").text == SENTENCE


def test_reading_does_not_import_the_extractor_here() -> None:
    script = (
        "import sys; import onrecord.read; "
        "print([m for m in ('trafilatura', 'lxml', 'py3langid', 'numpy', 'charset_normalizer') "
        "if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "[]"
