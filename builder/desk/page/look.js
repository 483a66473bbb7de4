// Part 3: the picture of a page, the sentence, and the button.

import { $, el, setDisabled } from "./dom.js";
import { chosen, order } from "./choices.js";
import { Refusal, ask } from "./server.js";
import { isList, ready, state } from "./state.js";
import { many, manyNodes, nodes, t } from "./words.js";

const REST = 300; // ms without a key before anything is asked
const PATIENCE = 400; // ms before the page says that it draws
const MOST_NAMES = 400; // in the list of people to look at
const WIDTH = 560; // px of the picture, shown at half of it
const LARGE = 1400;
const ZOOM = 1.65; // of the close-up, in widths of its box
const LONG_NAME = 28; // characters

let later = 0;
let asked = 0;
let address = "";

const person = () => ready().find((row) => String(row.row) === $("person").value) ?? ready()[0] ?? null;

/** After anything that the picture or the sentence shows was changed. */
export function changed({ firstPage = false } = {}) {
  if (firstPage) state.page = 1;
  drawPeople();
  drawMake();
  clearTimeout(later);
  later = setTimeout(drawPicture, REST);
}

function drawPeople() {
  const all = ready();
  const before = $("person").value;
  const longest = all.reduce((a, b) => (b.name.length > (a?.name.length ?? 0) ? b : a), null);
  const shown = all.slice(0, MOST_NAMES);
  if (longest && !shown.includes(longest)) shown.push(longest);
  $("whose").hidden = all.length < 2;
  $("person").replaceChildren(...shown.map((row, i) => {
    const text = i === 0 ? t("first", { name: row.name }) : row === longest ? t("longest", { name: row.name }) : row.name;
    return el("option", { value: row.row }, text);
  }));
  if (shown.some((row) => String(row.row) === before)) $("person").value = before;
}

export function drawMake() {
  const all = ready();
  const left = isList() ? state.people.bad : 0;
  const says = chosen();
  if (isList() && state.people.columns.some((c) => c.column === "paper")) says.paper = t("papers_of_list");
  $("make-says").replaceChildren(...(all.length === 1 ? nodes("says_one", { name: all[0].name, ...says })
    : all.length ? manyNodes("copies_of", all.length, says) : nodes("says_none", says)));
  $("make").textContent = !all.length ? t("make") : all.length === 1 ? t("make_one") : many("make_many", all.length);
  if (left && all.length) $("make").textContent += many("without", left);
  $("make-help").hidden = !(left && all.length);
  $("make-help").textContent = left ? many("rows_later", left) : "";
}

async function drawPicture() {
  const mine = ++asked;
  const slow = setTimeout(() => { if (mine === asked) wait(t("drawing")); }, PATIENCE);
  try {
    const found = await picture(WIDTH);
    if (mine !== asked) return;
    state.pages = found.pages;
    if (state.page > state.pages) { state.page = 1; return void drawPicture(); }
    URL.revokeObjectURL(address);
    address = found.address;
    $("page").replaceChildren(el("img", { src: address, alt: "" }));
    drawCloseup(found.places[0]);
    $("page-no").textContent = t("page_of", { n: state.page, total: state.pages });
    edges();
    if ($("big").open) drawBig();
  } catch (problem) {
    if (mine !== asked) return;
    wait(problem instanceof Refusal && problem.status === 422 ? problem.message : t("no_picture"));
    $("page-no").textContent = "";
  } finally {
    clearTimeout(slow);
  }
}

async function picture(width) {
  const who = person();
  const whose = who && state.people ? { people: state.people.id, row: who.row } : {};
  const response = await ask("POST", "picture", { ...order(), ...whose, page: state.page, width });
  const places = (response.headers.get("X-Places") || "").split(";").filter(Boolean).map((box) => box.split(",").map(Number));
  return { address: URL.createObjectURL(await response.blob()), pages: Number(response.headers.get("X-Pages")), places };
}

function wait(text) {
  $("page").replaceChildren(el("span", { className: "wait" }, text));
  $("closeup").hidden = true;
}

/** The name as it will print, large enough to read: `place` is left, top, width and height in parts of the page. */
function drawCloseup(place) {
  $("closeup").hidden = !place || !person();
  if ($("closeup").hidden) return;
  const [left, top, width, height] = place;
  const image = el("img", { src: address, alt: "" });
  $("closeup").replaceChildren(image);
  const put = () => {
    const room = $("closeup").clientWidth;
    const isLong = person().name.length > LONG_NAME; // else the start of its line is enough
    const zoom = isLong ? Math.min(ZOOM, 0.94 / Math.max(width, 0.1)) : ZOOM;
    const tall = (image.naturalHeight / image.naturalWidth) * room * zoom;
    image.style.inlineSize = `${room * zoom}px`;
    image.style.left = `${-Math.max(0, Math.min(left * zoom - 0.04, zoom - 1)) * room}px`;
    image.style.top = `${$("closeup").clientHeight / 2 - (top + height / 2) * tall}px`;
  };
  image.addEventListener("load", put);
}

function edges() {
  for (const id of ["prev", "big-prev"]) setDisabled(id, state.page <= 1);
  for (const id of ["next", "big-next"]) setDisabled(id, state.page >= state.pages);
}

function turn(by) {
  const to = state.page + by;
  if (to < 1 || to > state.pages) return;
  state.page = to;
  drawPicture();
}

async function drawBig() {
  const who = person();
  $("big-title").replaceChildren($("page-no").textContent, ...(who ? [", ", el("bdi", {}, who.name)] : []));
  const found = await picture(LARGE);
  $("big-page").replaceChildren(el("img", { src: found.address, alt: "", onload: () => URL.revokeObjectURL(found.address) }));
}

function enlarge() {
  if (!state.pages) return;
  $("big").showModal();
  drawBig();
}

for (const [id, by] of [["prev", -1], ["next", 1], ["big-prev", -1], ["big-next", 1]]) {
  $(id).addEventListener("click", () => turn(by));
}
for (const id of ["larger", "larger2"]) $(id).addEventListener("click", enlarge);
$("big-close").addEventListener("click", () => $("big").close());
$("person").addEventListener("change", () => changed());
for (const id of ["session", "coach"]) $(id).addEventListener("input", () => changed());
