// Part 2 by hand: names typed or pasted, one on each line.

import { $ } from "./dom.js";
import { changed } from "./look.js";
import { openFile } from "./list.js";
import { askJson, Refusal } from "./server.js";
import { isList, state } from "./state.js";
import { many, nodes, t } from "./words.js";

const REST = 300; // ms without a key before the names are sent
const SAID = 500; // ms before they are counted aloud

let later = 0;
let counted = 0;
let sending = null;
let sent = "";

export const typed = () => $("names").value.split("\n").map((line) => line.trim()).filter(Boolean);

export function wrongNames(text) {
  $("names-wrong").hidden = !text;
  $("names-wrong").textContent = text;
  if (text) {
    $("names").setAttribute("aria-invalid", "true");
    $("names").focus();
  } else {
    $("names").removeAttribute("aria-invalid");
  }
}

/** Sends what is typed, unless the program has it already; an answer for older names is dropped. */
export async function sendNames() {
  clearTimeout(later);
  const names = $("names").value;
  if (isList() || (sent === names && !sending)) return;
  const mine = {};
  sending = mine;
  try {
    const found = await askJson("PUT", "people", { names });
    if (mine !== sending) return;
    sending = null;
    sent = names;
    state.people = found;
    changed();
  } catch (problem) {
    if (mine === sending) sending = null;
    if (problem instanceof Refusal) wrongNames(problem.message);
  }
}

export function forgetNames() {
  $("names").value = "";
  sent = "";
  sending = null;
  countNames();
}

export function showNames(names) {
  $("names").value = names;
  sent = names;
}

function countNames() {
  const all = typed();
  const twice = all.find((name, i) => all.indexOf(name) !== i);
  const count = all.length ? [many("names_counted", all.length)] : [];
  $("names-count").replaceChildren(...count, ...(twice ? [" ", ...nodes("twice", { name: twice })] : []));
}

$("names").addEventListener("input", () => {
  wrongNames("");
  clearTimeout(later);
  later = setTimeout(sendNames, REST);
  clearTimeout(counted);
  counted = setTimeout(countNames, SAID);
});

$("names").addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text/plain");
  if (!text.includes("\t")) return;
  event.preventDefault();
  openFile(new File([text], `${t("pasted")}.tsv`));
});
