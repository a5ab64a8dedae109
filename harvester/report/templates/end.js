if (works.length < 2) { for (const one of [byId("filters"), byId("tools"), find.closest("label")]) { one.hidden = true; } }
for (const work of works) { if (work.open) { fill(work); } }
arrange();
reach();
if (!byId("works").classList.contains("here") || !location.hash.includes("?")) { apply(); }
idle(gather);
