find.addEventListener("input", () => { apply(); note(); });
for (const one of [sort, ...boxes]) { one.addEventListener("change", changed); }
differs.addEventListener("change", () => { document.body.classList.toggle("only-differs", differs.checked); note(); });
const each = (open) => () => {
  for (const work of works) {
    if (!work.hidden) {
      if (open) { fill(work); }
      work.open = open;
    }
  }
};
byId("open").addEventListener("click", each(true));
byId("close").addEventListener("click", each(false));
byId("filtering").addEventListener("click", (event) => {
  const shown = byId("filters").classList.toggle("shown");
  event.target.setAttribute("aria-expanded", String(shown));
});
addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && works.length > 1) {
    event.preventDefault();
    if (!find.checkVisibility()) { location.hash = written(); look(byId("works")); }
    find.focus();
  }
  if (event.key === "Escape" && document.activeElement === find) { find.value = ""; changed(); }
});

// A repository's list as a text that can be put into a letter.
const plain = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();
const letter = (list) => {
  const lines = [`What could be mended on ${plain(list.querySelector("h3"))}`, ""];
  all(".fault", list).forEach((fault, place) => {
    lines.push(`${place + 1}. ${fault.dataset.heading} (${plain(fault.querySelector(".number"))})`, `   ${plain(fault.querySelector(".advice"))}`);
    for (const row of all("tbody tr", fault)) {
      lines.push(`   - ${plain(row.cells[0])}`, `     ${plain(row.querySelector(".wrong"))}`);
      const should = row.querySelector(".should"), who = plain(row.querySelector(".who"));
      if (should) { lines.push(`     ${plain(fault.querySelector(".right"))}: ${plain(should)}${who ? ` (${who})` : ""}`); }
    }
    lines.push("");
  });
  return lines.join("\n");
};
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // An older browser, or one that forbids it to a file: as people did before.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};
const save = (text, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
// The folder of a harvest is where this file lies, as long as it was not moved: commands can then be used as they stand.
const folder = () => {
  if (location.protocol !== "file:") { return null; }
  let path = decodeURIComponent(location.pathname).replace(/\/[^/]*$/, "") || "/";
  if (/^\/[A-Za-z]:/.test(path)) {
    path = path.slice(1).replaceAll("/", "\\");
    return /^[\w\\:.-]+$/.test(path) ? path : `"${path}"`;
  }
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
};
addEventListener("toggle", (event) => {
  const here = folder();
  if (here) { for (const one of all(".command var", event.target)) { one.textContent = here; } }
}, true);
addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (button) {
    await copy(plain(button.parentElement.querySelector("code")));
    button.textContent = "Copied";
  }
});

const doings = {
  copy: async (list, told) => { await copy(letter(list)); told.textContent = "Copied."; },
  save: (list, told) => { save(letter(list), `${list.id.replace(/^r-/, "to-mend-")}.txt`); told.textContent = "Saved."; },
  print: (list) => {
    list.classList.add("printed");
    document.body.classList.add("printing-one");
    print();
  },
};
addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-do]");
  if (button) { doings[button.dataset.do](button.closest("details"), button.parentElement.querySelector(".done")); }
});

// What is folded would be missing on paper: the lists that are looked at are opened for it, and closed again after. Works stay as they are.
let opened = [];
addEventListener("beforeprint", () => {
  const one = document.querySelector(".printed");
  opened = all(one ? ".rest" : ".group, .rest", one ?? document).filter((list) => !list.open && list.checkVisibility());
  for (const list of opened) { list.open = true; }
});
addEventListener("afterprint", () => {
  for (const list of opened) { list.open = false; }
  document.querySelector(".printed")?.classList.remove("printed");
  document.body.classList.remove("printing-one");
});
