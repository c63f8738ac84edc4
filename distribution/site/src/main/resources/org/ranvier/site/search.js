// Finds sections that have all the words that were typed, in the list that search-index.js holds.
"use strict";

const MOST = 12;
const AROUND = 90;
const box = document.getElementById("search");
const found = document.getElementById("found");
const navigation = document.querySelector("nav details");
const pages = sections.map(([page, heading, address, text]) =>
  ({ page, heading, address, text, lower: { page: page.toLowerCase(), heading: heading.toLowerCase(), text: text.toLowerCase() } }));

function score(section, words) {
  let sum = 0;
  for (const word of words) {
    const inHeading = section.lower.heading.includes(word);
    const inPage = section.lower.page.includes(word);
    const times = section.lower.text.split(word).length - 1;
    if (!inHeading && !inPage && times === 0) {
      return 0;
    }
    sum += (inHeading ? 20 : 0) + (section.lower.heading === word ? 20 : 0) + (inPage ? 5 : 0) + Math.min(times, 5);
  }
  return sum;
}

/** Adds text to an element, with the words marked. */
function marked(element, text, words) {
  const lower = text.toLowerCase();
  let at = 0;
  while (at < text.length) {
    const next = words.map((word) => [lower.indexOf(word, at), word]).filter(([place]) => place >= 0).sort((a, b) => a[0] - b[0])[0];
    if (!next) {
      break;
    }
    element.append(text.slice(at, next[0]));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(next[0], next[0] + next[1].length);
    element.append(mark);
    at = next[0] + next[1].length;
  }
  element.append(text.slice(at));
}

/** What stands around the first of the words. */
function excerpt(section, words) {
  const places = words.map((word) => section.lower.text.indexOf(word)).filter((place) => place >= 0);
  const from = places.length === 0 ? 0 : Math.max(0, Math.min(...places) - AROUND);
  const to = Math.min(section.text.length, from + 3 * AROUND);
  return (from > 0 ? "… " : "") + section.text.slice(from, to) + (to < section.text.length ? " …" : "");
}

function item(section, words) {
  const link = document.createElement("a");
  link.href = found.dataset.top + section.address;
  marked(link, section.heading === section.page ? section.page : section.page + ": " + section.heading, words);
  const text = document.createElement("span");
  text.className = "text";
  marked(text, excerpt(section, words), words);
  const line = document.createElement("li");
  line.append(link, text);
  return line;
}

function search() {
  const words = box.value.toLowerCase().split(/\s+/).filter((word) => word.length > 0);
  found.replaceChildren();
  found.hidden = words.length === 0;
  if (found.hidden) {
    return;
  }
  const hits = pages.map((section) => [score(section, words), section]).filter(([sum]) => sum > 0).sort((a, b) => b[0] - a[0]);
  const count = document.createElement("p");
  count.textContent = hits.length === 0 ? "No section has all of these words."
    : hits.length === 1 ? "1 section" : hits.length + " sections" + (hits.length > MOST ? ", the best " + MOST + ":" : "");
  const list = document.createElement("ol");
  list.append(...hits.slice(0, MOST).map(([, section]) => item(section, words)));
  found.append(count, list);
}

box.addEventListener("input", search);
document.addEventListener("keydown", (event) => {
  const writing = event.target instanceof HTMLInputElement;
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
  } else if (event.key === "Escape" && !found.hidden) {
    box.value = "";
    search();
    box.focus();
  }
});
// Narrow windows have no room for a list beside the text.
if (window.matchMedia("(max-width: 75rem)").matches) {
  navigation.open = false;
}
// An address may say what to look for, as in index.html?q=sigma.
box.value = new URLSearchParams(location.search).get("q") ?? "";
search();
