"use strict";
(() => {
  const statements = JSON.parse(document.getElementById("data").textContent);
  const body = document.querySelector("tbody");
  const rows = [...body.rows];
  const byId = (id) => document.getElementById(id);
  const panel = byId("facts");
  const places = new Map(statements.map((statement, place) => [statement.anchor, place]));
  const sources = rows.map((_, place) => byId(statements[place].anchor)?.closest("article"));
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = statements.map((s) => plain(`${s.words} ${s.speaker} ${s.role}`));
  const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  const CODES = new Set(["Statement", "Row hash", "Text SHA-256", "Produced by"]);
  let chosen = null;

  function element(name, text, more = {}) {
    const made = Object.assign(document.createElement(name), more);
    made.textContent = text;
    return made;
  }

  // filters

  const form = byId("filters");
  const facets = [...form.querySelectorAll("[data-facet]")];
  const signs = [...form.querySelectorAll("[data-sign]")];
  const values = (statement, facet) => [statement[facet]].flat().filter(Boolean);

  function offer(select, among) {
    const counts = new Map();
    for (const place of among)
      for (const value of values(statements[place], select.dataset.facet))
        counts.set(value, (counts.get(value) ?? 0) + 1);
    const kept = select.value;
    if (kept && !counts.has(kept)) counts.set(kept, 0);
    const sorted = [...counts].sort(([a], [b]) => collator.compare(a, b));
    select.replaceChildren(
      element("option", "all", { value: "" }),
      ...sorted.map(([value, count]) => element("option", `${value} (${count})`, { value })),
    );
    select.value = kept;
    select.classList.toggle("set", kept !== "");
  }

  function filter() {
    const words = plain(byId("words").value).split(/\s+/).filter(Boolean);
    const [from, to] = [byId("from").value, byId("to").value];
    const wanted = signs.filter((box) => box.checked).map((box) => box.dataset.sign);
    const set = facets.filter((select) => select.value);
    const among = new Map(facets.map((select) => [select, []]));
    let found = 0;
    const documents = new Set();
    statements.forEach((statement, place) => {
      const holds =
        words.every((word) => texts[place].includes(word)) &&
        (!from || (statement.said && statement.said_last >= from)) &&
        (!to || (statement.said && statement.said <= to)) &&
        wanted.every((sign) => statement.signs.includes(sign));
      const failing = holds
        ? set.filter((s) => !values(statement, s.dataset.facet).includes(s.value))
        : [];
      // A facet counts what all the others leave.
      if (holds && failing.length === 0) for (const places of among.values()) places.push(place);
      else if (failing.length === 1) among.get(failing[0]).push(place);
      const shown = holds && failing.length === 0;
      rows[place].hidden = !shown;
      if (shown) {
        found += 1;
        documents.add(sources[place]);
      }
    });
    for (const article of new Set(sources)) if (article) article.hidden = !documents.has(article);
    among.forEach((left, select) => offer(select, left));
    const all = found === statements.length;
    const count = (n, one) => `${n.toLocaleString("en")} ${one}${n === 1 ? "" : "s"}`;
    byId("found").textContent =
      (all ? "" : `${found.toLocaleString("en")} of `) +
      `${count(statements.length, "statement")}, in ${count(documents.size, "source")}`;
    form.querySelector("[type=reset]").hidden = !(
      words.length || from || to || wanted.length || set.length
    );
    document.documentElement.style.setProperty("--filters", `${form.offsetHeight}px`);
  }

  // order

  const keys = [
    (place) => place,
    (place) => statements[place].said,
    (place) => statements[place].speaker,
    (place) => statements[place].words,
    (place) => statements[place].type,
    (place) => statements[place].country.join(" "),
    (place) => statements[place].outlet,
  ];

  function sort(heading, key) {
    const down = heading.ariaSort === "ascending";
    const empty = (value) => value === "";
    const order = statements.map((_, place) => [key(place), place]).sort(([a, x], [b, y]) => {
      if (empty(a) !== empty(b)) return empty(a) ? 1 : -1; // without a value: last, both ways
      const sign = typeof a === "number" ? a - b : collator.compare(a, b);
      return (down ? -sign : sign) || x - y;
    });
    for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
    heading.ariaSort = down ? "descending" : "ascending";
    const next = body.nextSibling;
    body.remove(); // moving many rows is quick only outside the page
    body.append(...order.map(([, place]) => rows[place]));
    heading.closest("table").insertBefore(body, next);
  }

  // one statement

  function list(facts) {
    const made = document.createElement("dl");
    for (const [label, known] of facts) {
      made.append(element("dt", label));
      for (const value of known)
        made.append(element("dd", value, { className: CODES.has(label) ? "code" : "" }));
    }
    return made;
  }

  function link(place, text = `No. ${place + 1}`) {
    return element("a", text, {
      href: `#${encodeURIComponent(statements[place].anchor)}`,
    });
  }

  function tell(place, others) {
    const statement = statements[place];
    const header = document.createElement("header");
    const close = element("button", "Close", { type: "button" });
    close.addEventListener("click", leave);
    header.append(
      element("h2", `Statement ${place + 1}`),
      element("a", "row", { href: `#row-${place + 1}` }),
      link(place, "passage"),
      close,
    );
    panel.replaceChildren(header, element("blockquote", statement.words));
    if (others.length) {
      const shares = element("p", "Shares words with ", { className: "shares" });
      others.forEach((other, n) => shares.append(n ? ", " : "", link(other)));
      panel.append(shares);
    }
    panel.append(list(statement.facts), list(statement.provenance));
    panel.setAttribute("aria-label", `Facts of statement ${place + 1}`);
    panel.hidden = false;
    panel.scrollTop = 0;
  }

  function clear() {
    if (chosen !== null) rows[chosen].removeAttribute("aria-current");
    for (const part of document.querySelectorAll(".chosen, .named"))
      part.classList.remove("chosen", "named");
  }

  function leave() {
    if (chosen === null) return;
    clear();
    panel.hidden = true;
    rows[chosen].querySelector("a").focus({ preventScroll: true });
    chosen = null;
  }

  function choose(place) {
    clear();
    chosen = place;
    rows[place].setAttribute("aria-current", "true");
    const others = new Set();
    for (const part of document.querySelectorAll(`[data-of~="${place}"]`)) {
      part.classList.add("chosen");
      for (const other of part.dataset.of.split(" ")) others.add(Number(other));
    }
    for (const part of document.querySelectorAll(`[data-by~="${place}"]`))
      part.classList.add("named");
    others.delete(place);
    tell(place, [...others].sort((a, b) => a - b));
  }

  /** Choose a statement, bring passage and row into view, and name it in the address. */
  function open(place) {
    choose(place);
    if (sources[place]) sources[place].hidden = false;
    history.replaceState(null, "", `#${encodeURIComponent(statements[place].anchor)}`);
    byId(statements[place].anchor)?.scrollIntoView({ block: "start" });
    if (matchMedia("(min-width: 64rem)").matches) rows[place].scrollIntoView({ block: "nearest" });
  }

  function follow() {
    const place = places.get(decodeURIComponent(location.hash.slice(1)));
    if (place !== undefined) open(place);
  }

  // wiring

  document.documentElement.classList.add("live");
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  byId("facets").open = matchMedia("(min-width: 44.01rem)").matches;

  [...document.querySelector("thead tr").cells].forEach((heading, number) => {
    const button = element("button", heading.textContent, { type: "button" });
    button.addEventListener("click", () => sort(heading, keys[number]));
    heading.replaceChildren(button);
  });

  body.addEventListener("click", (event) => {
    const place = rows.indexOf(event.target.closest("tr"));
    if (place < 0 || String(getSelection())) return;
    if (event.target.closest("a") && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    open(place);
  });
  body.addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    let row = step && event.target.closest("tr")[step];
    while (row?.hidden) row = row[step];
    if (!row) return;
    event.preventDefault();
    row.querySelector("a").focus({ preventScroll: true });
    open(rows.indexOf(row));
  });
  byId("sources").addEventListener("click", (event) => {
    const mark = event.target.closest(".text mark");
    if (!mark || String(getSelection())) return;
    // Where several lie over each other, the shortest first, and the next with each click.
    const length = (place) => statements[place].words.length;
    const of = mark.dataset.of.split(" ").map(Number).sort((a, b) => length(a) - length(b));
    open(of[(of.indexOf(chosen) + 1) % of.length]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
  });
  panel.addEventListener("click", (event) => {
    const place = places.get(decodeURIComponent(event.target.hash?.slice(1) ?? ""));
    if (place === undefined) return;
    event.preventDefault();
    open(place);
  });
  addEventListener("hashchange", follow);
  addEventListener("resize", () =>
    document.documentElement.style.setProperty("--filters", `${form.offsetHeight}px`),
  );
  filter();
  follow();
})();
