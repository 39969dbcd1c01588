// Keys, and the words of a report lit up while its note is pointed at or focused. Every page works without this.
(() => {
  const entries = [...document.querySelectorAll(".entry")];
  const find = (selector) => document.querySelector(selector);
  const dialog = find("#keys");
  let at = -1;
  let waits = false; // for the second key after "g"

  const move = (step) => {
    if (!entries.length) return;
    if (at >= 0) entries[at].classList.remove("here");
    at = Math.min(Math.max(at + step, 0), entries.length - 1);
    const entry = entries[at];
    entry.classList.add("here");
    const link = entry.querySelector("a.title, a[href], button, summary");
    if (link) link.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
  };
  const follow = (selector) => {
    const link = find(selector);
    if (link) link.click();
  };
  // What an entry of the review queue offers: accept, drop, correct.
  const press = (key) => {
    const button = at >= 0 && entries[at].querySelector(`[data-key="${key}"]`);
    if (!button) return;
    button.click();
    const field = button.closest("details[open], details")?.querySelector("input[name=value]");
    if (field) field.focus();
  };
  const places = { b: "/", e: "/events", s: "/storylines", a: "/agreements", d: "/dispatches", m: "/map", p: "/pair", w: "/watchlists", r: "/review" };
  const keys = {
    "/": () => { const search = find("#q"); search.focus(); search.select(); },
    j: () => move(1),
    k: () => move(-1),
    a: () => press("a"),
    d: () => press("d"),
    e: () => press("e"),
    n: () => follow(".pager [rel=next]"),
    p: () => follow(".pager [rel=first]"),
    g: () => { waits = true; setTimeout(() => { waits = false; }, 1200); },
    "?": () => (dialog.open ? dialog.close() : dialog.showModal()),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (dialog.open && event.key !== "?") return;
    if (waits && places[event.key]) {
      event.preventDefault();
      location.href = places[event.key];
      return;
    }
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  if (find("[data-start]")) move(1);

  const resting = new Map();
  for (const element of document.querySelectorAll("[data-reports]"))
    for (const report of element.dataset.reports.split(" ")) {
      if (!resting.has(report)) resting.set(report, []);
      resting.get(report).push(element);
    }
  if (resting.size) {
    let lit = [];
    const light = (event) => {
      const from = event.target.closest("[data-reports]");
      for (const element of lit) element.classList.remove("lit");
      const report = from && (from.hash ? from.hash.slice(1) : from.dataset.reports.split(" ")[0]);
      lit = resting.get(report) || [];
      for (const element of lit) element.classList.add("lit");
    };
    document.addEventListener("pointerover", light);
    document.addEventListener("focusin", light);
  }
  // A choice of types closes when something else is clicked, or by Escape.
  const choice = find(".choice details");
  if (choice) {
    document.addEventListener("click", (event) => { if (!choice.contains(event.target)) choice.open = false; });
    choice.addEventListener("keydown", (event) => { if (event.key === "Escape") { choice.open = false; choice.querySelector("summary").focus(); } });
  }
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not(.correct, .choice details)")) details.open = true;
  });
})();
