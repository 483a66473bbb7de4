/* -- what is said to the reader -- */
const quiet = (text, action) => {
  const looks = { type: "button", className: "quiet", textContent: text };
  const button = Object.assign(document.createElement("button"), looks);
  button.addEventListener("click", action);
  return button;
};
const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const plural = new Intl.PluralRules(words.language);
const inForm = (forms, n) => forms[plural.select(n)] || forms.other;

/* Beside the button that was used, with `undo`; where there was none, at the end of the page. */
const ending = home.querySelector("[role=status]");
const statusOf = button => {
  const line = button && button.closest(".phase-end");
  return line ? line.querySelector("[role=status]") : ending;
};
const notes = [...document.querySelectorAll("[data-kept]")].map(note => [note, note.textContent]);
let told = [], toldAt = ending, trouble = null;
const say = (text, button, undo) => {
  toldAt.replaceChildren();
  toldAt = statusOf(button);
  told = undo ? [text, " ", quiet(words.undo, undo)] : [text];
  if (toldAt !== ending) toldAt.replaceChildren(...told);
  trouble = null;
  tell();
};
/* What was said last, and for as long as something is not kept, that too. */
const tell = () => {
  const now = !storage ? words.not_kept : unkept.size ? words.full : "";
  if (now === trouble) return; // a screen reader would say it again
  trouble = now;
  const before = toldAt === ending ? told : [];
  ending.replaceChildren(...before, before.length && now ? " " : "", now);
  for (const [note, without] of notes) note.textContent = now ? without : words.kept;
};
