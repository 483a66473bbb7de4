// Which columns of a list are read as what, and how to change it.

import { $, bdi, el, hear } from "./dom.js";
import { choose } from "./list.js";
import { state } from "./state.js";
import { has, t } from "./words.js";

const CHOOSABLE = ["name", "first_name", "session", "paper", "coach", "language"];

const UNUSED = ["email", "notes"]; // known, and kept out of copies

const isUsed = (column) => column.column && !UNUSED.includes(column.column);
const nameOf = (column) => (has(`column_${column.column}`) ? t(`column_${column.column}`) : column.heading);
const shown = (column) => `${column.heading || column.letter} (${column.examples.join(", ")})`;

/** Draws the columns; they can be chosen as long as the page still has the file. */
export function drawColumns(canChoose) {
  const { columns, question } = state.people;
  $("columns").replaceChildren();
  if (question === "name" || question === "sheet" || !columns.length) return;
  const used = columns.filter(isUsed);
  const rest = columns.filter((c) => !isUsed(c)).map((c) => c.heading || c.letter);
  const line = (term, ...text) => el("div", {}, el("dt", {}, term), el("dd", {}, ...text));
  $("columns").append(
    el("h4", {}, t("columns")),
    el("dl", { className: "cols" },
      used.map((c) => line(nameOf(c), bdi(c.heading || c.letter), ` (${c.examples.join(", ")} …)`)),
      rest.length ? line(t("not_used"), bdi(rest.join(", ")), `. ${t("stays_out")}`) : null));
  if (canChoose) $("columns").append(el("details", { id: "recolumn" }, el("summary", {}, t("recolumn")), CHOOSABLE.map(choice)));
}

/** What a column is asked for by: its letter, unless another column has that for its heading. */
export function key(column) {
  const isHeading = state.people.columns.some((other) => other.heading === column.letter);
  return isHeading ? column.heading : column.letter;
}

function choice(name) {
  const { columns } = state.people;
  const isChosen = columns.some((c) => c.column === name);
  const select = el("select", { id: `column-${name}` },
    isChosen ? null : el("option", { value: "" }, t("none")),
    columns.map((c) => el("option", { value: key(c), selected: c.column === name }, shown(c))));
  select.addEventListener("change", async () => {
    await choose(`column.${name}`, select.value);
    if ($("recolumn")) {
      $("recolumn").open = true;
      $(`column-${name}`).focus();
    }
    hear($("list-state").textContent);
  });
  return el("div", { className: "field-1 colpick" }, el("label", { htmlFor: `column-${name}` }, t(`column_${name}`)), select);
}
