// What is looked at stands in the address, so that it can be kept and sent: #works?q=moss&code=wrong-doi, #w-smith2020, #r-repository.example.org.
const views = all(".view");
const tabs = all(".views a");
const paged = !document.body.classList.contains("short");
if (paged) { document.body.classList.add("paged"); }
for (const link of all("[data-to]")) { link.href = link.dataset.to; }

const look = (view) => {
  for (const one of views) { one.classList.toggle("here", one === view); }
  for (const tab of tabs) {
    if (tab.hash === `#${view.id}`) { tab.setAttribute("aria-current", "page"); } else { tab.removeAttribute("aria-current"); }
  }
};
const GRAVEST = sort.options[0].value;
const written = () => {
  const told = new URLSearchParams();
  if (find.value.trim()) { told.set("q", find.value.trim()); }
  for (const box of boxes) { if (box.checked) { told.append(box.name, box.value); } }
  if (sort.value !== GRAVEST) { told.set("sort", sort.value); }
  if (differs.checked) { told.set("differs", "1"); }
  return told.size ? `#works?${told}` : "#works";
};
let noting = 0;
const note = () => {
  // A browser lets a page change its address only so often.
  clearTimeout(noting);
  noting = setTimeout(() => history.replaceState(null, "", written()), 250);
};
const changed = () => { arrange(); apply(); note(); };

const restore = (query) => {
  const told = new URLSearchParams(query);
  find.value = told.get("q") ?? "";
  for (const box of boxes) {
    box.checked = told.getAll(box.name).includes(box.value);
    if (box.checked) { box.closest("details")?.setAttribute("open", ""); }
  }
  sort.value = Object.hasOwn(orders, told.get("sort") ?? "") ? told.get("sort") : GRAVEST;
  differs.checked = told.get("differs") === "1";
  document.body.classList.toggle("only-differs", differs.checked);
  arrange();
  apply();
};
let stood = 0;
const reach = () => {
  clearTimeout(noting);
  const [name, query] = location.hash.slice(1).split(/\?(.*)/s);
  const target = name ? byId(name) : null;
  const view = target?.closest(".view") ?? views[0];
  look(view);
  if (view.id === "works" && target === view) { restore(query ?? ""); }
  if (!target || target === view) {
    const top = tabs[0].closest("nav");
    if (paged) { scrollTo(0, Math.min(stood, top.previousElementSibling.offsetHeight)); } else { target?.scrollIntoView(); }
    return;
  }
  if (target.hidden) { clear(); apply(); }
  if (target.classList.contains("work")) { fill(target); }
  for (let one = target; one; one = one.parentElement.closest("details")) { if (one.tagName === "DETAILS") { one.open = true; } }
  target.scrollIntoView();
  target.querySelector("summary")?.focus({ preventScroll: true });
};
addEventListener("hashchange", reach);
addEventListener("click", (event) => {
  // The browser goes to the top by itself.
  stood = scrollY;
  const link = event.target.closest?.('a[href^="#"]');
  // The same address again changes nothing by itself.
  if (link && link.hash === location.hash) { setTimeout(reach); }
});
