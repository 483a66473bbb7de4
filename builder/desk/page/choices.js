// Part 1: what to hand out.

import { $, bdi, el } from "./dom.js";
import { changed } from "./look.js";
import { canBeGiven, guide, state } from "./state.js";
import { many, nodes, t } from "./words.js";

const PHASE = "phase";
const MANY_GUIDES = 8;

export const brandName = () => state.project.brands.find((b) => b.name === state.brand)?.title ?? "";
export const paperName = (name = state.paper) => state.project.papers.find((p) => p.name === name)?.title ?? name;
export function editionName(chosen = state) {
  const found = state.project.guides.find((g) => g.slug === chosen.guide);
  if (chosen.phase) return t("phase_short", { n: chosen.phase, title: found?.phases[chosen.phase - 1] ?? "" });
  return state.project.editions.find((e) => e.name === chosen.edition)?.title ?? chosen.edition;
}

/** The places that sentences have for what is handed out. */
export const chosen = () => ({
  guide: guide().title, edition: editionName(), paper: paperName(), brand: brandName(),
});

/** What is asked of the program for the same. */
export const order = () => ({
  guide: state.guide, edition: state.phase ? "" : state.edition, phase: state.phase,
  paper: state.paper, brand: state.brand, session: $("session").value, coach: $("coach").value.trim(),
});

/** Chooses what was chosen the last time, as far as it is still offered, or the first of everything. */
export function chooseRemembered(remembered) {
  const { guides, papers, brands } = state.project;
  const given = guides.filter(canBeGiven);
  state.guide = (given.find((g) => g.slug === remembered.guide) ?? given[0]).slug;
  state.paper = (papers.find((p) => p.name === remembered.paper) ?? papers[0]).name;
  state.brand = (brands.find((b) => b.name === remembered.brand) ?? brands[0])?.name ?? "";
  state.phase = remembered.phase > 0 && remembered.phase <= guide().phases.length ? remembered.phase : 0;
  state.edition = remembered.edition ?? "";
  fitEdition();
  $("coach").value = remembered.coach ?? "";
}

function fitEdition() {
  const { editions } = state.project;
  const { phases } = guide();
  if (!editions.some((e) => e.name === state.edition)) state.edition = editions[0].name;
  if (state.phase > phases.length) state.phase = 0;
}

export function drawChoices() {
  drawGuides();
  drawEditions();
  drawPapers();
  drawBrands();
  $("summary").hidden = state.isOpen;
  $("choices").hidden = !state.isOpen;
  $("summary-text").replaceChildren(...nodes("summary", chosen()));
}

function radio(group, value, isChecked, isDisabled, onchange, ...inside) {
  const input = el("input", { type: "radio", name: group, value, checked: isChecked, disabled: isDisabled, onchange });
  return el("label", {}, input, ...inside);
}

const titled = (title, note) =>
  el("span", { className: "nothumb" }, el("strong", {}, bdi(title)), note ? el("small", {}, note) : null);

function drawGuides() {
  const { guides } = state.project;
  const wanted = $("find").value.trim().toLocaleLowerCase();
  $("find-guide").hidden = guides.length <= MANY_GUIDES;
  const shown = guides.filter((g) => !wanted || g.title.toLocaleLowerCase().includes(wanted) || g.slug === state.guide);
  $("guides").replaceChildren(...shown.map((g) =>
    radio("guide", g.slug, g.slug === state.guide, !canBeGiven(g), () => {
      state.guide = g.slug;
      fitEdition();
      drawEditions();
      changed({ firstPage: true });
    }, titled(g.title, guideNote(g)))));
}

export function guideNote(g) {
  if (g.mistakes) return `${many("broken", g.mistakes)} ${t("broken_todo")}`;
  if (!state.project.editions.length) return t("private_only");
  const parts = [g.phases.length ? many("phases", g.phases.length) : "", g.steps ? many("steps", g.steps) : ""];
  return parts.filter(Boolean).join(", ");
}

function drawEditions() {
  const { editions } = state.project;
  const { phases } = guide();
  const choose = (edition, phase) => () => {
    if (edition) state.edition = edition;
    state.phase = phase;
    drawWhich();
    changed({ firstPage: true });
  };
  const rows = editions.map((e) =>
    radio("edition", e.name, !state.phase && e.name === state.edition, false, choose(e.name, 0), titled(e.title, e.text)));
  if (phases.length) {
    rows.push(radio("edition", PHASE, state.phase > 0, false, choose("", 1), titled(t("one_phase"), t("one_phase_help"))));
  }
  $("editions").replaceChildren(...rows);
  drawWhich();
}

function drawWhich() {
  $("which")?.remove();
  if (!state.phase) return;
  const select = el("select", { id: "phase" }, ...guide().phases.map((title, i) =>
    el("option", { value: i + 1, selected: i + 1 === state.phase }, t("phase", { n: i + 1, title }))));
  select.addEventListener("change", () => { state.phase = Number(select.value); changed({ firstPage: true }); });
  $("editions").append(
    el("div", { className: "which field-1", id: "which" }, el("label", { htmlFor: "phase" }, t("which_phase")), select));
}

function drawPapers() {
  $("papers").replaceChildren(...state.project.papers.map((p) => {
    const sheet = el("span", { className: "sheet" });
    sheet.style.inlineSize = `${p.width * 0.3}px`; // 210 mm are 63 px
    sheet.style.blockSize = `${p.height * 0.3}px`;
    return radio("paper", p.name, p.name === state.paper, false, () => {
      state.paper = p.name;
      changed();
    }, sheet, el("span", {}, p.title));
  }));
}

function drawBrands() {
  const { brands } = state.project;
  $("brand-set").hidden = brands.length < 2;
  $("brands").replaceChildren(...brands.map((b) => {
    const swatch = el("span", { className: "swatch" });
    swatch.style.background = b.colour || "var(--accent)";
    return radio("brand", b.name, b.name === state.brand, false, () => { state.brand = b.name; changed(); },
      swatch, el("span", {}, el("strong", {}, bdi(b.title))));
  }));
}

export function openChoices() {
  state.isOpen = true;
  drawChoices();
  document.querySelector("input[name=guide]:checked").focus();
}

$("change").addEventListener("click", openChoices);
$("find").addEventListener("input", drawGuides);
