"use strict";
// Without this script all is there, one part below the other. It finds, filters and sorts, and keeps what is chosen in the address.
const byId = (id) => document.getElementById(id);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const works = all("#list > .work");
const boxes = all("#filters input");
const find = byId("find"), sort = byId("sort"), differs = byId("differs");
document.documentElement.classList.add("scripted");
