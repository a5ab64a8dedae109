"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const list = byId("list"), find = byId("find"), show = byId("show"), sort = byId("sort");
  const works = [...list.querySelectorAll(":scope > .work")];
  if (works.length < 2) { byId("tools").querySelectorAll(".find, label:not(.check)").forEach((one) => { one.hidden = true; }); }
  byId("tools").hidden = works.length === 0;

  const words = () => find.value.toLowerCase().split(/\s+/).filter(Boolean);
  const apply = () => {
    const wanted = words(), state = show.value;
    let shown = 0;
    for (const work of works) {
      const hit = wanted.every((word) => work.dataset.search.includes(word))
        && (!state || work.dataset.states.split(" ").includes(state));
      work.hidden = !hit;
      if (hit) { shown += 1; }
    }
    byId("count").textContent = shown === works.length ? `${works.length} shown` : `${shown} of ${works.length} shown`;
    byId("none").hidden = shown > 0 || works.length === 0;
  };
  const text = (key) => (one, other) => one.dataset[key].localeCompare(other.dataset[key], undefined, { numeric: true });
  const orders = {
    place: () => 0,
    severity: (one, other) => one.dataset.severity - other.dataset.severity,
    title: text("title"),
    byline: text("byline"),
    year: (one, other) => (Number(other.dataset.year) || 0) - (Number(one.dataset.year) || 0),
  };
  const arrange = () => {
    works.sort((one, other) => orders[sort.value](one, other) || one.dataset.place - other.dataset.place);
    list.append(...works);
  };
  find.addEventListener("input", apply);
  show.addEventListener("change", apply);
  sort.addEventListener("change", arrange);
  byId("differs").addEventListener("change", (event) => {
    document.body.classList.toggle("only-differs", event.target.checked);
  });
  const each = (open) => () => { for (const work of works) { if (!work.hidden) { work.open = open; } } };
  byId("open").addEventListener("click", each(true));
  byId("close").addEventListener("click", each(false));
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); find.focus(); }
    if (event.key === "Escape" && document.activeElement === find) { find.value = ""; apply(); }
  });
  for (const link of document.querySelectorAll("[data-show]")) {
    link.addEventListener("click", () => { show.value = link.dataset.show; apply(); });
  }
  // A link to a work opens it, also where a filter hides it.
  const reach = () => {
    const work = byId(decodeURIComponent(location.hash.slice(1)));
    if (!work || !work.classList.contains("work")) { return; }
    if (work.hidden) { find.value = ""; show.value = ""; apply(); }
    work.open = true;
    work.scrollIntoView();
  };
  addEventListener("hashchange", reach);
  // The same link again changes no hash.
  for (const link of document.querySelectorAll('a[href^="#w-"]')) {
    link.addEventListener("click", () => setTimeout(reach));
  }
  // What is folded would be missing on paper: works in view are opened for the printer, and closed again after.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = works.filter((work) => !work.hidden && !work.open);
    for (const work of opened) { work.open = true; }
  });
  addEventListener("afterprint", () => { for (const work of opened) { work.open = false; } });
  apply();
  reach();
})();
