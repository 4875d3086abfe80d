from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.errors import UsageError
from onrecord.export.page import write_page
from onrecord.records import Actor
from onrecord.rows import StatementRow
from tests.browser import chromium
from tests.export.sample import nasty_rows, rows, rows_of
from tests.ledger.sample import Said, extraction

Opened = Callable[..., Page]

HEAD = "5d" * 32
CAUTION = "A statement is evidence that something was said, never that it is true."
HOSTILE: Any = (
    '</script></style></title><img src=x onerror=pwned()><script>pwned()</script>"'
    " onfocus='pwned()' autofocus <!-- --> ]]> &amp; \u2028 \u202e"
)
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
CONTRAST = """
(selectors) => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
  };
  return Object.fromEntries(selectors.map((selector) => {
    const element = document.querySelector(selector);
    const pair = [parse(getComputedStyle(element).color), behind(element)].map(light);
    return [selector, (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)];
  }));
}
"""
READ = (
    "h1", ".caution", ".colophon dt", "td b", "td b.outlet", "td small", "td q", "td ul",
    "thead button", "tr[aria-current] small", "mark.said", "mark.told", "mark.chosen",
    ".text .cue", ".text a.number", ".about", ".hash", "#facts dt", "#facts dd",
    "#facts button", "#found", ".facets label",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def written(of: list[StatementRow], folder: Path, *, title: str = "Boats and drones") -> Path:
    path = folder / "page.html"
    with path.open("wb") as stream:
        write_page(of, stream, title=title, ledger="kesh.db", head=HEAD, exported="2026-05-04")
    return path


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Opens a page, which must ask for nothing but itself and whose script must not break."""
    broken: list[str] = []
    contexts = []

    def open_page(path: Path, anchor: str = "", **options: Any) -> Page:
        contexts.append(browser.new_context(**{"viewport": WIDE} | options))
        page = contexts[-1].new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(path.as_uri() + anchor)
        assert {url.partition("#")[0] for url in asked} == {path.as_uri()}
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert broken == []


def shown(page: Page) -> list[int]:
    """The numbers of the rows that are to be seen, in their order."""
    return [int(n) for n in page.locator("tbody tr:not([hidden]) th").all_text_contents()]


@pytest.fixture
def page(opened: Opened, tmp_path: Path) -> Page:
    """The page of three stories: rows 1 to 4, 5 to 8 and 9 to 12."""
    reviewed = [replace(row, reviewed="confirmed") if row.number == 7 else row for row in rows(3)]
    return opened(written(reviewed, tmp_path))


# what stands there


def test_the_head_says_what_the_page_is(page: Page) -> None:
    head = page.locator("body > header").inner_text()
    for words in ("Boats and drones", CAUTION, "kesh.db", "2026-05-04", HEAD, "12", "3"):
        assert words in head.split("\n")


def test_table_and_texts_can_be_read_without_a_script(opened: Opened, tmp_path: Path) -> None:
    page = opened(written(rows(2), tmp_path), java_script_enabled=False)
    assert page.get_by_role("row").count() == 9
    assert page.get_by_role("columnheader").all_text_contents() == [
        "No.", "Said", "Speaker", "Words", "Type", "Countries", "Outlet",
    ]  # fmt: skip
    first = page.get_by_role("row").nth(1)
    expect(first.get_by_role("rowheader")).to_have_text("1")
    expect(first).to_contain_text("Varania had sold 2 patrol boats in 2025")
    expect(first).to_contain_text("Orla Venn")
    lines = page.locator("article .text").first.locator("p").all_text_contents()
    assert "\n".join(lines) + "\n" == rows(1)[0].document.text
    assert page.locator("#filters, #facts").filter(visible=True).count() == 0
    first.get_by_role("link").click()
    expect(page.locator("a.number").first).to_be_in_viewport()


def test_texts_stand_as_they_are(opened: Opened, tmp_path: Path) -> None:
    nasty = nasty_rows()
    page = opened(written(nasty, tmp_path))
    for place, row in enumerate(nasty):
        lines = page.locator("article").nth(place).locator(".text p").all_text_contents()
        kept = [line for line in re.split(r"[\n\r\u2028\u2029]", row.document.text) if line.strip()]
        assert lines == kept


def test_nothing_hostile_in_any_field_comes_to_life(browser: Browser, tmp_path: Path) -> None:
    plain = rows_of(
        extraction(
            f"{HOSTILE} said {HOSTILE}",
            Said(
                words=HOSTILE, speaker=HOSTILE, role=HOSTILE, via=(HOSTILE,), cue="said",
                condition="pwned", hedge="img", countries=(HOSTILE,),
                items=((HOSTILE, HOSTILE, HOSTILE),), dates=((HOSTILE, HOSTILE),),
            ),
            title=HOSTILE, outlet=HOSTILE, url=f"javascript:{HOSTILE}", published=HOSTILE,
        )
    )[0]  # fmt: skip
    strange = Actor(id="a", kind="person", name=HOSTILE, mentions=(), roles=(HOSTILE,))
    hostile = replace(
        plain,
        statement=replace(plain.statement, id=HOSTILE, speaker="a", type=HOSTILE, stage=HOSTILE),
        actors=(strange,),
        hash=HOSTILE,
        name=HOSTILE,
        added=HOSTILE,
        produced_by=replace(plain.produced_by, onrecord=HOSTILE),
    )
    path = tmp_path / "page.html"
    with path.open("wb") as stream:
        write_page([hostile], stream, title=HOSTILE, ledger=HOSTILE, head=HOSTILE, exported=HOSTILE)
    page = browser.new_page()
    broken: list[str] = []
    page.add_init_script("window.pwned = () => { window.came = true; }")
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(path.as_uri())
    page.locator("tbody tr").click()
    expect(page.locator("#facts")).to_contain_text(HOSTILE.split("\u2028")[0].strip())
    assert page.evaluate("window.came") is None
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 2
    assert page.locator("a[href^='javascript' i]").count() == 0
    assert page.title().startswith("</script></style></title><img")
    assert broken == []
    page.context.close()


def test_the_policy_lets_nothing_in_and_nothing_out(page: Page) -> None:
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<p id=p onclick=\"x = 1\">p</p>')"
    )
    page.locator("#p").click()
    assert page.evaluate("typeof x") == "undefined"
    assert page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')") == (
        "refused"
    )
    blocked = page.evaluate(
        "new Promise((tell) => { addEventListener('securitypolicyviolation',"
        " ({effectiveDirective: what}) => ['script-src-attr', 'connect-src'].includes(what)"
        " || tell(what));"
        " document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/'})); })"
    )
    assert blocked == "img-src"


def test_versions_of_one_statement_have_names_of_their_own(opened: Opened, tmp_path: Path) -> None:
    row = rows(1)[0]
    older = replace(row, standing="superseded")
    page = opened(written([replace(row, version=2), older], tmp_path))
    names = page.evaluate("[...document.querySelectorAll('.text [id]')].map((part) => part.id)")
    assert names == [row.id, f"{row.id}-1"]


def test_a_page_of_nothing_is_a_page(opened: Opened, tmp_path: Path) -> None:
    page = opened(written([], tmp_path))
    expect(page.locator("#found")).to_have_text("0 statements, in 0 sources")


# filters and order


@pytest.mark.parametrize(
    ("act", "left"),
    [
        (lambda p: p.locator("#words").fill("PATROL sold"), [1, 3]),
        (lambda p: p.locator("#words").fill("cal minister"), [9, 10]),
        (lambda p: p.locator("[data-facet=type]").select_option("denial"), [2, 6, 10]),
        (lambda p: p.locator("[data-facet=speaker]").select_option("Teodor Malk"), [5, 6]),
        (lambda p: p.locator("[data-facet=country]").select_option("VR"), [1, 3, 4]),
        (lambda p: p.locator("[data-facet=stage]").select_option("delivered"), [1, 5, 9]),
        (lambda p: p.locator("[data-facet=outlet]").select_option("Tarsis Post"), [1, 2, 3, 4]),
        (lambda p: p.locator("#from").fill("2026-03-03"), [9, 10, 11, 12]),
        (lambda p: p.locator("#to").fill("2026-01-01"), [1, 2, 3, 4]),
        (lambda p: p.locator("[data-sign=negated]").check(), [2, 6, 10]),
        (lambda p: p.locator("[data-sign=conditional]").check(), [3, 7, 11]),
        (lambda p: p.locator("[data-sign=reviewed]").check(), [7]),
    ],
)  # fmt: skip
def test_a_filter_leaves_what_it_says(page: Page, act: Any, left: list[int]) -> None:
    act(page)
    assert shown(page) == left
    expect(page.locator("#found")).to_contain_text(f"{len(left)} of 12 statements")
    of = {(n - 1) // 4 for n in left}
    assert page.locator("article:not([hidden])").count() == len(of)
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#found")).to_have_text("12 statements, in 3 sources")
    assert shown(page) == list(range(1, 13))


def test_filters_hold_together_and_count_what_the_others_leave(page: Page) -> None:
    page.locator("[data-facet=outlet]").select_option("Tarsis Post")
    page.locator("[data-facet=type]").select_option("denial")
    assert shown(page) == [2]
    assert page.locator("[data-facet=outlet] option").all_text_contents() == [
        "all", "Kolvani Herald (1)", "Radio Ostmark (1)", "Tarsis Post (1)",
    ]  # fmt: skip
    assert "denial (1)" in page.locator("[data-facet=type] option").all_text_contents()


def test_a_heading_sorts_and_says_so(page: Page) -> None:
    heading = page.get_by_role("columnheader", name="Speaker")
    button = heading.get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    up = page.locator("tbody td:nth-child(3) b").all_text_contents()
    assert up == sorted(up, key=str.casefold)
    assert shown(page)[:2] == [1, 2]
    button.click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert page.locator("tbody td:nth-child(3) b").all_text_contents() == sorted(
        up, key=str.casefold, reverse=True
    )
    page.get_by_role("columnheader", name="Said").get_by_role("button").click()
    assert page.locator("[aria-sort]").count() == 1


def test_a_telling_of_a_month_is_shown_as_such_and_found_on_each_of_its_days(
    opened: Opened, tmp_path: Path
) -> None:
    given = rows(1)
    told = replace(given[0], said="2031-05-01", said_last="2031-05-31")
    page = opened(written([told, *given[1:]], tmp_path))
    day = page.locator("#row-1 time")
    expect(day).to_have_text("2031-05")
    expect(day).to_have_attribute("datetime", "2031-05")
    page.locator("#from").fill("2031-05-20")
    assert shown(page) == [1]
    page.locator("#to").fill("2031-05-21")
    assert shown(page) == [1]
    page.locator("#from").fill("2031-06-01")
    page.locator("#to").fill("2031-06-30")
    assert shown(page) == []


def test_what_has_no_value_comes_last_both_ways(opened: Opened, tmp_path: Path) -> None:
    given = rows(3)
    page = opened(written([replace(given[0], said=None, said_last=None), *given[1:]], tmp_path))
    said = page.get_by_role("columnheader", name="Said").get_by_role("button")
    said.click()
    assert shown(page) == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1]
    said.click()
    assert shown(page) == [9, 10, 11, 12, 5, 6, 7, 8, 2, 3, 4, 1]


# one statement


def test_a_row_leads_to_its_passage_and_its_facts(page: Page) -> None:
    row = rows(3)[8]
    page.locator("#row-9 q").click()
    expect(page.locator(f"[id='{row.id}']")).to_be_in_viewport()
    assert "".join(page.locator("mark.chosen").all_text_contents()) == row.text
    facts = page.locator("#facts")
    for words in ("Ruwen Çal", "deputy minister", "delivered", row.id, row.hash, row.text,
                  "onrecord 0.1.0", row.document.sha256, "2026-03-03"):  # fmt: skip
        expect(facts).to_contain_text(words)
    expect(page.locator("#row-9")).to_have_attribute("aria-current", "true")
    assert page.url.endswith(f"#{row.id}")


def test_a_mark_shows_its_facts(page: Page) -> None:
    page.locator("article").nth(1).get_by_text("We have not asked anybody").click()
    expect(page.locator("#facts h2")).to_have_text("Statement 6")
    expect(page.locator("#row-6")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#facts")).to_be_hidden()
    assert page.locator(".chosen, [aria-current]").count() == 0
    expect(page.locator("#row-6 a")).to_be_focused()


def test_an_address_leads_to_a_statement(opened: Opened, tmp_path: Path) -> None:
    row = rows(3)[10]
    page = opened(written(rows(3), tmp_path), f"#{row.id}")
    expect(page.locator("#facts h2")).to_have_text("Statement 11")
    expect(page.locator(f"[id='{row.id}']")).to_be_in_viewport()
    page.evaluate(f"location.hash = '{rows(3)[0].id}'")
    expect(page.locator("#facts h2")).to_have_text("Statement 1")


def test_an_address_leads_to_what_a_filter_hides(page: Page) -> None:
    page.locator("#words").fill("patrol")
    page.evaluate(f"location.hash = '{rows(3)[10].id}'")
    expect(page.locator(f"[id='{rows(3)[10].id}']")).to_be_in_viewport()


def test_statements_over_the_same_words_are_all_reached(opened: Opened, tmp_path: Path) -> None:
    found = rows_of(
        extraction(
            "Venn said the Kesh paper wrote that nine boats were sold in May.",
            Said(words="the Kesh paper wrote that nine boats were sold in May", speaker="Venn",
                 cue="said", dates=(("May", None),)),
            Said(words="nine boats were sold", speaker="the Kesh paper", cue="wrote"),
        )
    )  # fmt: skip
    page = opened(written(found, tmp_path))
    shared = page.get_by_text("nine boats were sold", exact=True).locator("visible=true")
    mark = page.locator("mark.several")
    expect(mark).to_have_text("nine boats were sold")
    assert shared.count() >= 1
    mark.click()
    expect(page.locator("#facts h2")).to_have_text("Statement 2")
    assert "".join(page.locator("mark.chosen").all_text_contents()) == found[1].text
    mark.click()
    expect(page.locator("#facts h2")).to_have_text("Statement 1")
    assert "".join(page.locator("mark.chosen").all_text_contents()) == found[0].text
    page.locator("#facts").get_by_role("link", name="No. 2").click()
    expect(page.locator("#facts h2")).to_have_text("Statement 2")
    assert page.locator("a.number").evaluate_all("all => all.map((a) => a.dataset.number)") == [
        "1",
        "2",
    ]


def test_arrows_walk_the_rows_that_are_shown(page: Page) -> None:
    page.locator("[data-facet=type]").select_option("denial")
    page.locator("#row-2 a").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#row-6 a")).to_be_focused()
    expect(page.locator("#facts h2")).to_have_text("Statement 6")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#facts h2")).to_have_text("Statement 2")


def test_a_phone_shows_the_passage_above_the_facts(opened: Opened, tmp_path: Path) -> None:
    page = opened(written(rows(3), tmp_path), viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.locator("#row-7 q").click()
    passage = page.locator(f"[id='{rows(3)[6].id}']").bounding_box()
    panel = page.locator("#facts").bounding_box()
    assert passage
    assert panel
    assert 0 <= passage["y"] < passage["y"] + passage["height"] <= panel["y"]
    page.locator("#facts").get_by_role("link", name="row").click()
    expect(page.locator("#row-7")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_read_stands_out_from_what_lies_behind(
    opened: Opened, tmp_path: Path, scheme: str
) -> None:
    """WCAG 2.2, success criterion 1.4.3: 4.5 to 1."""
    page = opened(written(rows(3), tmp_path), color_scheme=scheme)
    page.locator("#row-6 q").click()
    contrasts: dict[str, float] = page.evaluate(CONTRAST, list(READ))
    assert {selector: c for selector, c in contrasts.items() if c < 4.5} == {}


def test_two_thousand_statements_open_and_filter_at_once(browser: Browser, tmp_path: Path) -> None:
    path = written(rows(500), tmp_path)
    loading, filtering = [], []
    for _ in range(3):
        page = browser.new_page()
        start = perf_counter()
        page.goto(path.as_uri())
        expect(page.locator("#found")).to_contain_text("2,000 statements")
        loading.append(perf_counter() - start)
        start = perf_counter()
        page.locator("#words").fill("part 77 asked")
        expect(page.locator("#found")).to_contain_text("of 2,000 statements")
        filtering.append(perf_counter() - start)
        page.context.close()
    # 0.7 s and 0.1 s on two idle cores; twice the bar where others work on them too
    assert min(loading) < 2
    assert min(filtering) < 1


def test_the_file_is_utf_8_with_one_policy() -> None:
    stream = io.BytesIO()
    write_page(rows(1), stream, title="T", ledger="l", head=HEAD, exported="2026-05-04")
    html = stream.getvalue().decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert not re.search(r"https?://(?!example\.org)", html)


def test_a_page_that_nobody_could_open_is_refused_before_all_is_held() -> None:
    one, *_ = rows()
    taken = 0

    def endless() -> Iterator[StatementRow]:
        nonlocal taken
        while True:
            taken += 1
            yield one

    stream = io.BytesIO()
    with pytest.raises(UsageError, match=r"more than 20,000 statements.*--published"):
        write_page(endless(), stream, title="t", ledger="l", head=HEAD, exported="2026-04-01")
    assert (taken, stream.getvalue()) == (20_001, b"")
