// The words of the desk: sentences with places, plurals by the language's own rule (CLDR, as the browser knows it).

import { bdi } from "./dom.js";

let words = { code: "en", text: {}, plurals: {} };
let rule = new Intl.PluralRules("en");
let region = "en-GB"; // whose way of writing dates

export function setWords(found) {
  words = found;
  rule = new Intl.PluralRules(found.code);
  region = found.code.includes("-") ? found.code : found.text.dates;
}

export const number = (n) => n.toLocaleString(words.code);
export const longDate = (iso) => new Date(`${iso.slice(0, 10)}T12:00`).toLocaleDateString(region, { dateStyle: "long" });
export const dayAndTime = (iso) =>
  new Date(iso).toLocaleString(region, { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

/** A sentence as nodes: a name in a place is kept apart from the direction of the text around it. */
export function nodes(key, values = {}) {
  return filled(words.text[key], values);
}

export function manyNodes(key, n, values = {}) {
  return filled(words.plurals[key][rule.select(n)] ?? words.plurals[key].other, { n, ...values });
}

export const has = (key) => key in words.text;
export const t = (key, values = {}) => plain(nodes(key, values));
export const many = (key, n, values = {}) => plain(manyNodes(key, n, values));

function filled(text, values) {
  return text.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined || !(name in values)) return part;
    const value = values[name];
    return typeof value === "number" ? number(value) : typeof value === "string" ? bdi(value) : value;
  });
}

const plain = (parts) => parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
