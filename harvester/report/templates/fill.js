// Thousands of works would take a browser long to lay out. Each lies ready as text, and is laid out when it is opened.
// Where scripts are off they are all laid out. This part is written for old browsers too: without it nothing could be opened.
"use strict";
function fill(work) {
  var text = work.querySelector(":scope > noscript");
  if (text) {
    work.insertAdjacentHTML("beforeend", text.textContent);
    work.removeChild(text);
  }
}
document.addEventListener("toggle", function (event) {
  if (event.target.open && event.target.classList.contains("work")) { fill(event.target); }
}, true);
