from __future__ import annotations

import json
import subprocess
import sys

from onrecord.read.html_child import read_page

PAGE = (
    "<html><head><title>Varania buys boats</title></head><body><nav>Home Sports</nav><article>"
    "<h1>Varania buys boats</h1><p>Varania will buy two boats, its minister said on Monday in "
    "the harbour of Zelgrad.</p><p>“The boats are late,” he added, without giving a reason for "
    "it.</p></article></body></html>"
)


def test_the_main_text_is_taken() -> None:
    page = read_page(PAGE)["page"]
    assert isinstance(page, dict)
    assert "two boats, its minister said" in page["text"]
    assert "Sports" not in page["text"]


def test_a_page_without_text_says_so() -> None:
    assert "no text" in str(read_page("<html><body><script>1</script></body></html>")["error"])


def test_the_process_answers_each_frame_and_ends_with_its_input() -> None:
    body = PAGE.encode()
    done = subprocess.run(
        [sys.executable, "-m", "onrecord.read.html_child", str(2_000_000_000), "20"],
        input=len(body).to_bytes(8, "big") + body,
        capture_output=True,
        check=True,
    )
    assert done.stdout[:8] == bytes(8)
    size = int.from_bytes(done.stdout[8:16], "big")
    assert len(done.stdout) == 16 + size
    assert "two boats" in json.loads(done.stdout[16:])["page"]["text"]
