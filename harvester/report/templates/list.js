// What is searched is all text of a work, case and accents aside. It is gathered while nobody waits, or when it is asked for.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
const marks = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'" };
const stripped = (html) => html.replace(/<[^>]*>/g, " ").replace(/&(?:amp|lt|gt|#34|#39);/g, (mark) => marks[mark]);
const texts = [];
const textOf = (place) => (texts[place] ??= fold(works[place].querySelector(":scope > noscript")
  ? `${works[place].querySelector("summary").textContent} ${stripped(works[place].querySelector(":scope > noscript").textContent)}`
  : works[place].textContent));
const idle = window.requestIdleCallback ?? ((then) => setTimeout(() => then({ timeRemaining: () => 8 }), 30));
const gather = (deadline) => {
  while (texts.length < works.length && deadline.timeRemaining() > 3) { textOf(texts.length); }
  if (texts.length < works.length) { idle(gather); }
};
const words = () => (find.value.match(/"[^"]+"|\S+/g) ?? []).map((word) => fold(word.replaceAll('"', "").trim())).filter(Boolean);

// Of one kind of filter any of those chosen will do; of several kinds each must have one.
const kinds = [...new Set(boxes.map((box) => box.name))];
const kindOf = boxes.map((box) => kinds.indexOf(box.name));
const having = works.map((work) => work.dataset.f.split(" ").filter(Boolean).map(Number));
const numbers = boxes.map((box) => box.closest("label").querySelector(".n"));

// So many works can be laid out at once without making anyone wait.
const MOST_OPEN = 200;

const apply = () => {
  const wanted = words();
  const chosen = boxes.map((box) => box.checked);
  const asked = kinds.map((kind, number) => boxes.some((box, place) => chosen[place] && kindOf[place] === number));
  const counts = new Uint32Array(boxes.length);
  let shown = 0;
  works.forEach((work, place) => {
    const met = asked.map((one) => !one);
    for (const box of having[place]) { if (chosen[box]) { met[kindOf[box]] = true; } }
    const missed = met.reduce((sum, one) => sum + !one, 0);
    const hit = missed < 2 && wanted.every((word) => textOf(place).includes(word));
    // A number beside a filter tells how many there would be with it: all else that is chosen holds.
    if (hit) { for (const box of having[place]) { if (!missed || !met[kindOf[box]]) { counts[box] += 1; } } }
    const hidden = !hit || missed > 0;
    if (work.hidden !== hidden) { work.hidden = hidden; }
    if (!hidden) { shown += 1; }
  });
  boxes.forEach((box, place) => {
    const text = counts[place].toLocaleString("en");
    if (numbers[place].textContent !== text) { numbers[place].textContent = text; }
    box.closest("label").classList.toggle("none", !counts[place] && !box.checked);
  });
  const of = works.length.toLocaleString("en");
  byId("count").textContent = shown === works.length ? `${of} shown` : `${shown.toLocaleString("en")} of ${of} shown`;
  byId("open").disabled = shown > MOST_OPEN;
  byId("open").title = shown > MOST_OPEN ? `More than ${MOST_OPEN} works are shown: choose some first` : "";
  byId("none").hidden = shown > 0 || works.length === 0;
  tellChosen();
};

const tellChosen = () => {
  const chosen = boxes.filter((box) => box.checked);
  const buttons = chosen.map((box) => {
    const name = box.closest("label").querySelector(".label").textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${name} ×`;
    button.setAttribute("aria-label", `Take away the filter: ${name}`);
    button.addEventListener("click", () => { box.checked = false; changed(); byId("count").focus(); });
    return button;
  });
  if (chosen.length > 1 || (chosen.length && find.value)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Clear all";
    button.addEventListener("click", () => { clear(); changed(); find.focus(); });
    buttons.push(button);
  }
  byId("chosen").replaceChildren(...buttons);
  byId("filtering").textContent = chosen.length ? `Filters (${chosen.length})` : "Filters";
};

const clear = () => {
  find.value = "";
  for (const box of boxes) { box.checked = false; }
};

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const keyOf = (selector) => {
  const keys = works.map((work) => (work.querySelector(selector)?.textContent ?? "").trim());
  // What is not known comes last.
  return (one, other) => !keys[one] - !keys[other] || collator.compare(keys[one], keys[other]);
};
const number = (name) => works.map((work) => Number(work.dataset[name]) || 0);
const orders = {
  listed: () => () => 0,
  attention: () => { const grave = number("s"), many = number("c"); return (one, other) => grave[one] - grave[other] || many[other] - many[one]; },
  title: () => keyOf(".title"),
  author: () => keyOf(".byline"),
  newest: () => { const years = number("y"); return (one, other) => years[other] - years[one]; },
  oldest: () => { const years = number("y"); return (one, other) => !years[one] - !years[other] || years[one] - years[other]; },
  conflicts: () => { const many = number("c"); return (one, other) => many[other] - many[one]; },
  host: () => {
    const hosts = having.map((mine) => boxes[mine.find((box) => boxes[box].name === "host")]?.value ?? "");
    return (one, other) => !hosts[one] - !hosts[other] || collator.compare(hosts[one], hosts[other]);
  },
};
let arranged = "listed";
const arrange = () => {
  if (arranged === sort.value) { return; }
  arranged = sort.value;
  const order = orders[arranged]();
  const places = works.map((_work, place) => place).sort((one, other) => order(one, other) || one - other);
  byId("list").append(...places.map((place) => works[place]));
};
