/* -- how far the reader is --
The contents name the steps. A step is done when the reader says so, and begun when anything else in it is answered. */
const idOf = link => decodeURIComponent(link.hash.slice(1));

/* Of an answer on another page only its name is known: it begins with the id of its part, or of a question there. */
const linesByAsking = new Map();
for (const line of document.querySelectorAll("nav.toc [data-asking]"))
  for (const id of list(line.dataset.asking)) linesByAsking.set(id, line.querySelector("a"));
const linkOf = name => {
  const parts = linesByAsking.size ? name.replace(/^_[a-z]+-/, "").split("-") : [];
  for (; parts.length; parts.pop()) if (linesByAsking.has(parts.join("-"))) return linesByAsking.get(parts.join("-"));
  return null;
};
const isElsewhere = name => {
  const link = linkOf(name);
  return Boolean(link) && !link.getAttribute("href").startsWith("#");
};

const namesOfSteps = new Map(); // by the step's element
for (const [name, [first]] of byName) {
  const step = first.closest(".step");
  if (step) namesOfSteps.set(step, [...(namesOfSteps.get(step) || []), name]);
}
const steps = [...document.querySelectorAll("nav.toc .st > a")].map((link, place) => {
  const heading = document.getElementById(idOf(link)), phase = link.closest(".ph");
  const note = Object.assign(document.createElement("span"), { className: "sr" });
  link.lastElementChild.append(note);
  return {
    link, note,
    number: link.firstElementChild.textContent || place + 1,
    phase: phase && idOf(phase.firstElementChild),
    names: (heading && namesOfSteps.get(heading.closest(".step"))) || [],
    finished: `_finished-${idOf(link)}`,
  };
});
const isDone = step => valueOf(step.finished) === "yes";
let begunLinks = new Set(); // of steps in which anything is answered, by the names of answers
const isBegun = step => step.names.some(valueOf) || begunLinks.has(step.link);
const stateOf = step => isDone(step) ? "done" : isBegun(step) ? "begun" : "";

/* Names with "_" are those of every workbook, such as its owner and its notes: no question of the author's. */
const questionOf = control => !control.name.startsWith("_") && whereAsked(control);
const whereAsked = control =>
  control.closest(".prompt, [data-component]") || control.closest("ul, ol, table, p") || control;
const questionsIn = area => {
  const places = new Map();
  for (const [name, [first]] of byName) {
    const place = area.contains(first) && questionOf(first);
    if (place) places.set(place, [...(places.get(place) || []), name]);
  }
  return [...places.values()];
};
/* A line of progress counts the steps of the guide or of a phase, and where there are none their questions. */
const lines = [...document.querySelectorAll("[data-progress]")].map(line => {
  const phase = line.dataset.progress;
  const counted = phase ? steps.filter(step => step.phase === phase) : steps;
  const short = line.matches(".count") && words.tally;
  if (counted.length) return [line, counted, isDone, short || inForm(words.steps, counted.length)];
  const heading = phase && document.getElementById(phase);
  const questions = questionsIn((heading && heading.closest("section")) || main);
  return [line, questions, names => names.some(valueOf), inForm(words.questions, questions.length)];
});

/* A drawing may have a path with a subpath for each step, and a path for those of the finished ones. */
const drawing = document.querySelector("[data-rings=all]"), finished = document.querySelector("[data-rings=finished]");
const rings = (drawing && finished && drawing.getAttribute("d").match(/M[^M]+/g)) || [];
const ringed = steps.some(step => step.phase) ? steps.filter(step => step.phase) : steps;
const goOn = document.querySelector("[data-go-on]");
const begin = goOn && [goOn.getAttribute("href"), goOn.textContent];
const showNext = () => {
  if (!goOn || !steps.length) return;
  const next = steps.find(step => !isDone(step)) || steps[0];
  const text = fill(isDone(next) ? words.go_back : words.go_on, { n: next.number });
  const [href, label] = steps.some(stateOf) ? [next.link.getAttribute("href"), text] : begin;
  goOn.setAttribute("href", href);
  goOn.textContent = label;
};
const progress = () => {
  if (linesByAsking.size) begunLinks = new Set(answered().map(linkOf));
  for (const [line, counted, isAnswered, text] of lines) {
    line.hidden = !counted.length;
    line.textContent = fill(text, { n: counted.filter(isAnswered).length, total: counted.length });
  }
  for (const step of steps) {
    const state = stateOf(step);
    if (step.link.dataset.state === state) continue;
    step.link.dataset.state = state;
    step.note.textContent = state && `, ${words[state]}`;
  }
  const filled = rings.length === ringed.length ? rings.filter((_, place) => isDone(ringed[place])) : [];
  if (finished) finished.setAttribute("d", filled.join(""));
  showNext();
};
