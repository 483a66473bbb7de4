// Part 2 with a list: the file, its questions, the rows that need someone, and what is worth a look.

import { $, bdi, el, hear, srOnly } from "./dom.js";
import { drawColumns, key } from "./columns.js";
import { changed } from "./look.js";
import { ask, askJson, Refusal } from "./server.js";
import { ready, state } from "./state.js";
import { longDate, many, nodes, t } from "./words.js";

const LARGEST = 20_000_000; // bytes
const FIXES = ["name", "session", "start", "paper", "edition"];
const INPUTS = { date: "date" };

let file = null;
let choices = new URLSearchParams();

/** Reads a file that was opened, dropped or pasted. */
export async function openFile(found) {
  file = found;
  choices = new URLSearchParams(state.order ? { order: state.order } : {});
  await read();
}

/** Reads the same file again with one more thing chosen about it. */
export async function choose(name, value) {
  if (value === "") choices.delete(name);
  else choices.set(name, value);
  if (name === "order") state.order = value;
  await read();
}

async function read() {
  wrongFile("");
  if (file.size > LARGEST) return wrongFile(`${t("too_large")} ${t("too_large_todo")}`);
  try {
    const headers = { "X-Name": encodeURIComponent(file.name) };
    state.people = await askJson("PUT", `people?${choices}`, new Blob([await file.arrayBuffer()]), headers);
  } catch (problem) {
    if (problem instanceof Refusal) wrongFile(problem.message);
    else if (problem instanceof DOMException) wrongFile(t("not_here"));
    return undefined;
  }
  showList();
  ($("ask").querySelector("h4") ?? $("list-title")).focus();
  return undefined;
}

function wrongFile(text) {
  $("file-wrong").hidden = !text;
  $("file-wrong").textContent = text;
  if (text) $($("list").hidden ? "open" : "again").focus();
}

export function showList() {
  $("by-hand").hidden = true;
  $("list").hidden = false;
  $("names-wrong").hidden = true;
  state.page = 1;
  drawList();
  changed();
}

export function hideList() {
  $("by-hand").hidden = false;
  $("list").hidden = true;
  file = null;
}

function drawList() {
  const { title, said, question } = state.people;
  const people = many("people", state.people.rows.length);
  $("list-title").replaceChildren(...(question ? [bdi(title)] : nodes("list_title", { file: title, people })));
  $("list-said").textContent = said;
  drawState();
  drawQuestion();
  drawProblems();
  drawTwins();
  drawColumns(file !== null);
  drawEveryone();
}

function drawState() {
  const { bad, out, skipped, question } = state.people;
  const good = ready().length;
  const counts = bad ? [many("some_ready", good), many("need_you", bad)] : good ? [many("all_ready", good)] : [];
  const more = [out ? t("left_out", { n: out }) : "", skipped ? many("skipped", skipped) : ""];
  $("list-state").textContent = question ? t("question_first") : [...counts, ...more].filter(Boolean).join(" ");
}

function drawQuestion() {
  const { question, columns, sheets, example } = state.people;
  $("ask").replaceChildren();
  if (question === "name") {
    const options = columns.map((c) => [key(c), `${c.heading || c.letter} (${c.examples.join(", ")})`]);
    askToPick("which_name", "name_column", "choose_column", options, (value) => choose("column.name", value));
  } else if (question === "sheet") {
    askToPick("which_sheet", "choose_sheet", "choose_sheet", sheets.map((s) => [s, s]), (value) => choose("sheet", value));
  } else if (question === "dates") {
    const [first, second, year] = example.split("/");
    const iso = (month, day) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    const option = (order, key, date) => el("label", {},
      el("input", { type: "radio", name: "order", onchange: () => choose("order", order) }),
      el("span", { className: "nothumb" }, t(key, { date: longDate(date) })));
    $("ask").append(el("div", { className: "ask" },
      el("h4", { tabIndex: -1, id: "h-order" }, t("which_dates", { example })),
      el("div", { className: "rows", role: "radiogroup", "aria-labelledby": "h-order" },
        option("day", "day_first", iso(second, first)), option("month", "month_first", iso(first, second)))));
  }
}

function askToPick(heading, label, none, options, go) {
  const pick = el("select", { id: "pick" }, el("option", { value: "" }, t(none)),
    ...options.map(([value, text]) => el("option", { value }, text)));
  pick.addEventListener("change", () => { if (pick.value) go(pick.value); });
  $("ask").append(el("div", { className: "ask field-1" }, el("h4", { tabIndex: -1 }, t(heading)),
    el("label", { htmlFor: "pick", className: "sr" }, t(label)), pick));
}

function drawProblems() {
  const rows = state.people.rows.filter((row) => row.wrong.length);
  $("problems").replaceChildren();
  if (!rows.length || state.people.question) return;
  const head = ["row", "who", "wrong", "todo"].map((key) => el("th", { scope: "col", role: "columnheader" }, t(key)));
  const body = el("tbody", { role: "rowgroup" }, rows.flatMap((row) => row.wrong.map((fault) => problem(row, fault))));
  $("problems").append(
    el("table", { className: "stack", role: "table" }, el("caption", {}, many("rows_need_you", rows.length)),
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, head)), body),
    el("p", { className: "help" }, t("fix_help")));
}

function problem(row, fault) {
  const id = `fix-${row.row}-${fault.field}`;
  const note = el("span", { className: "ok", role: "status" });
  const input = fixField(id, fault);
  const inRow = () => srOnly(t("of_row", { n: row.row }));
  const tick = el("input", { type: "checkbox", checked: row.out });
  const label = FIXES.includes(fault.field) ? t(`fix_${fault.field}`) : fault.todo || t("fix_other");
  const line = el("tr", { role: "row", className: row.out ? "out" : "" },
    el("th", { scope: "row", role: "rowheader" }, String(row.row)),
    el("td", { role: "cell" }, row.name ? bdi(row.name) : t("no_name")),
    el("td", { role: "cell", className: "bad" }, fault.message),
    el("td", { role: "cell" }, el("div", { className: "fix" },
      el("label", { htmlFor: id, className: "lab" }, label, inRow()), input, note,
      el("label", { className: "tick" }, tick, el("span", {}, t("leave_out"), inRow())))));
  input.addEventListener("change", async () => {
    if (!(await patch(row.row, { set: { [fault.field]: input.value.trim() } }))) return;
    const now = state.people.rows.find((other) => other.row === row.row);
    const still = now?.wrong.find((other) => other.field === fault.field);
    note.textContent = still ? "" : t("fixed");
    line.querySelector(".bad").textContent = still ? still.message : fault.message;
    line.classList.toggle("fixed", !still);
  });
  tick.addEventListener("change", async () => {
    if (await patch(row.row, { out: tick.checked })) line.classList.toggle("out", tick.checked);
  });
  return line;
}

function fixField(id, fault) {
  const options = { paper: state.project.papers, edition: state.project.editions };
  if (fault.fix in options) {
    return el("select", { id }, el("option", { value: "" }, t("choose")),
      ...options[fault.fix].map((one) => el("option", { value: one.name }, one.title)));
  }
  return el("input", { id, type: INPUTS[fault.fix] ?? "text", className: "line-in", autocomplete: "off", dir: "auto" });
}

/** Sends a change of a row. The sentences are drawn again, and not the table, so that nobody loses their place. */
async function patch(row, change) {
  try {
    state.people = await askJson("PATCH", "people", { id: state.people.id, row, ...change });
  } catch (problem) {
    if (problem instanceof Refusal) hear(problem.message);
    return false;
  }
  drawState();
  hear($("list-state").textContent);
  drawEveryone();
  changed();
  return true;
}

function drawTwins() {
  $("notes").replaceChildren();
  if (!state.people.twins.length || state.people.question) return;
  const item = (rows) => {
    const name = state.people.rows.find((row) => row.row === rows[0])?.name ?? "";
    const last = rows[rows.length - 1];
    const tick = el("input", { type: "checkbox", checked: state.people.rows.some((row) => row.row === last && row.out) });
    tick.addEventListener("change", () => patch(last, { out: tick.checked }));
    return el("li", {}, nodes("twins", { rows: rows.join(", "), name }),
      el("label", { className: "tick" }, tick, t("leave_row", { n: last })));
  };
  $("notes").append(el("h4", {}, t("look_at")), el("ul", { className: "notes" }, state.people.twins.map(item)));
}

function drawEveryone() {
  $("everyone").hidden = Boolean(state.people.question);
  const shown = ["name", "session", "paper", "coach"].filter((name) => name === "name"
    || state.people.columns.some((c) => c.column === name));
  const cell = (row, name) => {
    const text = row[name] || "–";
    return el("td", {}, bdi(/^\d{4}-\d\d-\d\d$/.test(text) ? longDate(text) : text));
  };
  $("everyone").querySelector(".scroll").replaceChildren(el("table", {},
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("row")),
      shown.map((name) => el("th", { scope: "col" }, t(`column_${name}`))))),
    el("tbody", {}, state.people.rows.slice(0, 2000).map((row) =>
      el("tr", {}, el("th", { scope: "row" }, String(row.row)), shown.map((name) => cell(row, name)))))));
}

async function drop() {
  await ask("DELETE", "people");
  state.people = null;
  hideList();
  changed();
  $("names").focus();
  hear(t("dropped"));
}

const pick = () => $("file").click();
$("open").addEventListener("click", pick);
$("again").addEventListener("click", pick);
$("drop").addEventListener("click", drop);
$("file").addEventListener("change", () => {
  const [found] = $("file").files;
  if (found) openFile(found).finally(() => { $("file").value = ""; });
});
for (const type of ["dragover", "dragleave", "drop"]) {
  $("who").addEventListener(type, (event) => {
    event.preventDefault();
    $("who").classList.toggle("drag", type === "dragover");
    const found = type === "drop" ? event.dataTransfer.files[0] : null;
    if (found) openFile(found);
  });
}
