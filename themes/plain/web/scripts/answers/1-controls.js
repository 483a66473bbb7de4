/* Keeps what a reader types, in this browser and nowhere else. Without this script the page works; it just forgets.

Each answer is an entry of its own in localStorage, {value, question, time}, under `guidepress-answer:site:guide:name`.
If all answers were one object, two tabs could read it, change different answers and write it back, and one change would
be lost. The newer entry wins. A deleted answer is an entry without a value: its time keeps an older answer away.

Earlier pages kept one object for a whole guide, {version, guide, answers: {name: {value, question}}}, under
`guidepress:site:guide`. It is still read, and a saved file still has that form. */
const home = document.getElementById("_answers-home");
const isPart = "part" in home.dataset; // one of several pages of a guide, which share its answers
const main = document.getElementById("_main");
const VERSION = 1; // of the object, and so of a saved file
const LONGEST_QUESTION = 200;
const DELETED_FOR = 30 * 24 * 3600 * 1000; // ms until a deletion is forgotten: longer than a tab stays open
const CONTROLS = "textarea[name], input[name]";
const words = JSON.parse(home.dataset.words);
const list = text => (text || "").split(/\s+/).filter(Boolean);
const sites = [home.dataset.site, ...JSON.parse(home.dataset.formerSites || "[]")];
const guides = [home.dataset.guide, ...list(home.dataset.formerGuides)];
const everywhere = key => sites.flatMap(site => guides.map(guide => key(site, guide)));
const prefixes = everywhere((site, guide) => `guidepress-answer:${encodeURIComponent(site)}:${guide}:`);
const objects = everywhere((site, guide) => `guidepress:${site}:${guide}`);
const [prefix] = prefixes;

const storage = (() => { try { return localStorage; } catch { return null; } })(); // a browser may forbid it
const entries = new Map(); // by name: all that is known here, kept or not
const unkept = new Set(); // names of entries for which there was no room

/* -- controls -- */
const byName = new Map(); // the controls of each answer: several for a choice, else one
for (const control of main.querySelectorAll(CONTROLS)) {
  if (control.type === "file" || control.closest("form")) continue;
  byName.set(control.name, [...(byName.get(control.name) || []), control]);
}
const spoken = element => {
  const copy = element.cloneNode(true);
  for (const silent of copy.querySelectorAll("[aria-hidden=true]")) silent.remove();
  return copy.textContent;
};
const question = ([first]) => {
  const control = first.type === "radio" ? first.closest("[role=radiogroup], fieldset") || first : first;
  const label = (control.labels && control.labels[0]) || document.getElementById(control.getAttribute("aria-labelledby"));
  const text = control.getAttribute("aria-label") || (label && spoken(label)) || first.name;
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST_QUESTION);
};
const shown = (group, checked = "checked", value = "value") => {
  const [first] = group;
  if (first.type === "radio") return (group.find(c => c[checked]) || { value: "" }).value;
  if (first.type === "checkbox") return first[checked] ? "yes" : "no";
  return first[value];
};
const printed = group => shown(group, "defaultChecked", "defaultValue"); // by the author
const given = group => shown(group) === printed(group) ? "" : shown(group); // by the reader
const show = name => {
  const group = byName.get(name), value = group && (valueOf(name) || printed(group));
  if (!group || shown(group) === value) return;
  const [first] = group;
  if (first.type === "radio") for (const c of group) c.checked = c.value === value;
  else if (first.type === "checkbox") first.checked = value === "yes";
  else first.value = value;
};
const isTypedIn = group => group.includes(document.activeElement) && document.hasFocus();
/* A field that is typed in changes only when it is left. */
const update = name => { if (byName.has(name) && !isTypedIn(byName.get(name))) show(name); };
