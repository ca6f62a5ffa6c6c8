"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const form = document.getElementById("filters");
  const entries = [...document.querySelectorAll(".entry")];
  const marks = new Map();
  for (const mark of document.querySelectorAll(".mark")) {
    const known = marks.get(mark.dataset.n) || [];
    marks.set(mark.dataset.n, [...known, mark]);
  }
  const card = (name) => document.getElementById("c" + name);
  let back = null;

  const ticked = (name) =>
    new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));

  function filter() {
    const risks = ticked("risk");
    const statuses = ticked("status").add("none");
    const verdict = form.elements.verdict.value;
    const rule = form.elements.rule.value;
    let shown = 0;
    for (const entry of entries) {
      const data = entry.dataset;
      const on =
        risks.has(data.risk) &&
        statuses.has(data.status) &&
        (!verdict || data.verdict === verdict) &&
        (!rule || data.rules.split(" ").includes(rule));
      shown += on;
      for (const one of [entry, card(data.n), ...(marks.get(data.n) || [])]) {
        one.classList.toggle("off", !on);
      }
    }
    document.getElementById("shown").textContent = `${shown} of ${entries.length} shown`;
  }

  function close(panel) {
    panel.classList.remove("reading");
    for (const open of panel.querySelectorAll(".card.open")) {
      open.classList.remove("open");
      for (const mark of marks.get(open.dataset.n) || []) {
        mark.classList.remove("open");
        mark.removeAttribute("aria-current");
      }
    }
  }

  function open(name, focus) {
    const one = card(name);
    if (!one) return;
    for (const panel of document.querySelectorAll(".panel.reading")) close(panel);
    const panel = one.closest(".panel");
    panel.classList.add("reading");
    one.classList.add("open");
    for (const mark of marks.get(name) || []) {
      mark.classList.add("open");
      mark.setAttribute("aria-current", "true");
    }
    panel.scrollTop = 0;
    if (focus) one.querySelector("h4").focus({ preventScroll: true });
    show(name);
  }

  // On a narrow screen the card lies over the lower part of the copy: the words go to the top.
  function show(name) {
    const mark = (marks.get(name) || [])[0];
    const narrow = window.matchMedia("(max-width: 60rem)").matches;
    if (mark) mark.scrollIntoView({ block: narrow ? "start" : "nearest" });
  }

  function leave(panel) {
    close(panel);
    if (back && back.isConnected) back.focus({ preventScroll: true });
    back = null;
  }

  function step(one, by) {
    const listed = [...one.closest(".panel").querySelectorAll(".card:not(.off)")];
    const next = listed[listed.indexOf(one) + by];
    if (!next) return;
    open(next.dataset.n, true);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-go]");
    if (button) {
      const one = button.closest(".card");
      if (button.dataset.go === "back") leave(one.closest(".panel"));
      else step(one, button.dataset.go === "next" ? 1 : -1);
      return;
    }
    const link = event.target.closest('a[href^="#c"]');
    if (!link || !link.closest(".copy, .list")) return;
    event.preventDefault();
    back = link;
    open(link.hash.slice(2), true);
  });

  document.addEventListener("keydown", (event) => {
    const panel = document.querySelector(".panel.reading");
    if (event.key === "Escape" && panel) leave(panel);
  });

  const folded = [...document.querySelectorAll("details:not([open])")];
  window.addEventListener("beforeprint", () => folded.forEach((one) => (one.open = true)));
  window.addEventListener("afterprint", () => folded.forEach((one) => (one.open = false)));

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  filter();
  if (location.hash.startsWith("#cd")) open(location.hash.slice(2), false);
})();
