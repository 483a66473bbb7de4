/* -- on paper --
Typed words are printed in the place of their lines, however long they are. *Print my answers* leaves out what has no
answer; the browser's own command prints everything. */
const WHOLE = "p, li, tr, [role=radiogroup], .scale, .matrix-square, .calendar-month, .wheel-answer > [role=group]";
const HEADINGS = "h1, h2, h3, h4, h5, h6, .sr, .label, .ask, .kicker, .num, header, legend, thead, label, .hero, .print-head";
let copies = [], left = [], onlyAnswers = false;
const OWNER = "_belongs_to"; // printed at the head of the first page
const hasAnswer = element =>
  [element, ...element.querySelectorAll(CONTROLS)].some(({ name }) => name && name !== OWNER && valueOf(name));
/* As other dates on the page: of "en" without a region a browser would put the month first. */
const today = () => {
  const { lang } = document.documentElement;
  return new Date().toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
};
/* A label belongs to its control, a heading to what is below it in the same element. */
const isNamed = child => child.matches(HEADINGS) && !child.matches(".sub") && (!child.control || hasAnswer(child.control));
const leaveOut = element => {
  for (const child of element.children) {
    if (isNamed(child)) continue;
    if (child.matches(".phase")) leaveOut(child); // its title is that of the steps after it
    else if (!hasAnswer(child)) left.push(child);
    else if (!child.matches(WHOLE)) leaveOut(child);
  }
};
const writeOut = control => {
  const copy = Object.assign(document.createElement("span"), { className: "written", textContent: control.value });
  control.after(copy);
  control.classList.add("is-written");
  copies.push([control, copy]);
};
addEventListener("beforeprint", () => {
  for (const line of document.querySelectorAll("[data-print-name]")) line.textContent = valueOf(OWNER);
  for (const line of document.querySelectorAll("[data-print-date]")) line.textContent = answered().length ? today() : "";
  if (onlyAnswers && answered().length) leaveOut(main);
  for (const element of left) element.classList.add("no-answer");
  for (const control of main.querySelectorAll("textarea[name], input.line, input.blank")) if (control.value) writeOut(control);
});
addEventListener("afterprint", () => {
  for (const [control, copy] of copies) { copy.remove(); control.classList.remove("is-written"); }
  for (const element of left) element.classList.remove("no-answer");
  [copies, left, onlyAnswers] = [[], [], false];
});
