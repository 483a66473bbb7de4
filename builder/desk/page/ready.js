// After: the copies to print, to save and to open, and whoever has none yet.

import { $, bdi, button, el, P, srOnly } from "./dom.js";
import { editionName, brandName, paperName } from "./choices.js";
import { askJson, ask, Refusal } from "./server.js";
import { state } from "./state.js";
import { show, toTitle } from "./views.js";
import { dayAndTime, many, manyNodes, nodes, number, t } from "./words.js";

const MOST_AT_ONCE = 100; // copies in one file to print
const RANGE = 50;

let next = { otherPeople: () => {}, samePeople: () => {}, fixThem: () => {} };

/** What the buttons at the end lead to. */
export function onNext(found) {
  next = found;
}

export async function done(job) {
  const batch = await askJson("GET", `batch/${encodeURIComponent(job.batch)}`);
  const one = batch.copies.length === 1;
  const guide = state.project.guides.find((g) => g.slug === batch.guide)?.title ?? batch.guide;
  const paper = batch.papers.map((name) => paperName(name)).join(", ");
  const lede = nodes("ready_lede", { guide, edition: editionName(batch), paper, brand: brandName() });
  if (one) show("done", nodes("ready_one", { name: batch.copies[0].name }), { lede, tab: t("ready_one_tab") });
  else show("done", manyNodes("ready", batch.copies.length), { lede });
  drawActs(batch, one);
  drawWithout(job.without);
  drawCopies(batch, one);
  $("after").replaceChildren(button(t("other_people"), () => next.otherPeople()),
    button(t(one ? "same_person" : "same_people"), () => next.samePeople()));
  toTitle();
}

const of = (batch, file) => `batch/${encodeURIComponent(batch.name)}/${file}`;

function drawActs(batch, one) {
  const note = el("p", { className: "path", role: "status" });
  const print = (text, query = "") => el("a", {
    className: "btn big", href: of(batch, one ? "1.pdf" : `all.pdf${query}`), target: "_blank", rel: "noopener",
    onclick: () => { note.textContent = t("printed"); },
  }, text);
  const save = el("a", { className: "btn line big", href: of(batch, one ? "1.pdf?save=1" : "all.zip"), download: "" },
    t(one ? "save_one" : "zip"));
  $("done-acts").replaceChildren(...prints(batch, one, print), save,
    button(t("open_folder"), () => openFolder(batch, note), "btn line big"));
  const hint = (term, text) => [el("dt", {}, t(term)), el("dd", {}, text)];
  $("print-hint").replaceChildren(P(t("hint")),
    el("dl", {}, hint("hint_paper", batch.papers.map((name) => paperName(name)).join(", ")),
      hint("hint_size", t("hint_actual")), hint("hint_sides", t("hint_edge"))),
    ...(one ? [] : [P(t("hint_sheet"))]), note);
}

/** The buttons to print with: one; or one for each paper, or for each range of many copies. */
function prints(batch, one, print) {
  if (one) return [print(t("print_one"))];
  const count = batch.copies.length;
  if (batch.papers.length > 1) {
    return batch.papers.map((paper) => {
      const n = batch.copies.filter((copy) => copy.paper === paper).length;
      return print(t("print_paper", { n, paper: paperName(paper) }), `?paper=${encodeURIComponent(paper)}`);
    });
  }
  if (count <= MOST_AT_ONCE) return [print(t("print_all"))];
  return Array.from({ length: Math.ceil(count / RANGE) }, (_, i) => {
    const first = i * RANGE + 1;
    const last = Math.min(count, first + RANGE - 1);
    return print(t("print_range", { first, last }), `?from=${first}&to=${last}`);
  });
}

/** Opens a batch's folder; where the system has no window for it, says where it is. */
export async function openFolder(batch, note) {
  try {
    await ask("POST", `batch/${encodeURIComponent(batch.name)}/open`);
    note.textContent = t("folder_opened");
  } catch (problem) {
    if (!(problem instanceof Refusal)) return;
    note.textContent = problem.found.path ? t("folder_closed", { path: problem.found.path }) : problem.message;
  }
}

function drawWithout(without) {
  $("left-out").replaceChildren();
  if (!without.length) return;
  const head = ["row", "who", "why"].map((key) => el("th", { scope: "col", role: "columnheader" }, t(key)));
  const line = (person) => el("tr", { role: "row" }, el("th", { scope: "row", role: "rowheader" }, String(person.row)),
    el("td", { role: "cell" }, person.name ? bdi(person.name) : t("no_name")), el("td", { role: "cell" }, person.message));
  $("left-out").append(el("h2", {}, many("without_copy", without.length)),
    el("table", { className: "stack", role: "table" },
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, head)),
      el("tbody", { role: "rowgroup" }, without.map(line))),
    el("p", { className: "acts2" }, button(t("fix_them"), () => next.fixThem())));
}

function drawCopies(batch, one) {
  $("copies").replaceChildren();
  if (one) return;
  const head = ["number", "for", "pages", "copy"].map((key) => el("th", { scope: "col" }, t(key)));
  const line = (copy, i) => el("tr", {}, el("th", { scope: "row" }, number(i + 1)), el("td", {}, bdi(copy.name)),
    el("td", {}, number(copy.pages)),
    el("td", {}, el("a", { href: of(batch, `${i + 1}.pdf`), target: "_blank", rel: "noopener" },
      t("open_copy"), srOnly(...nodes("open_copy_of", { name: copy.name })))));
  $("copies").append(el("h2", {}, t("one_by_one")),
    el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, batch.copies.map(line))));
}

/** What was made before, without a name. */
export function drawEarlier(batches) {
  $("earlier-list").replaceChildren(...batches.map((batch) => {
    const guide = state.project.guides.find((g) => g.slug === batch.guide)?.title ?? batch.guide;
    const paper = batch.papers.map((name) => paperName(name)).join(", ");
    const when = dayAndTime(batch.made);
    const note = el("small", { role: "status" });
    const what = manyNodes("copies_before", batch.count, { guide, edition: editionName(batch), paper });
    const open = button("", () => openFolder(batch, note));
    open.append(t("open_folder"), srOnly(t("open_folder_of", { when })));
    return el("li", {}, el("span", {}, when), el("small", {}, what), open, note);
  }));
}
