/* Keeps what a reader types, in this browser and nowhere else. Without this script the page works; it just forgets. */
(() => {
  "use strict";
  const home = document.getElementById("_answers-home");
  if (!home) return;
  const VERSION = 1;
  const words = JSON.parse(home.dataset.words);
  const key = `guidepress:${home.dataset.site}:${home.dataset.guide}`;
  const controls = [...document.querySelectorAll("#_main textarea[name], #_main input[name]")].filter(c => c.type !== "file" && !c.closest("form"));
  const byName = new Map();
  for (const control of controls) byName.set(control.name, [...(byName.get(control.name) || []), control]);
  const printed = new Map(controls.filter(c => c.checked).map(c => [c, true])); // ticked by the author
  const said = home.querySelector("[role=status]");
  let answers = {}, undo = null, waiting = 0, mayKeep = true;

  const say = (text, action) => {
    said.textContent = text;
    if (!action) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: words.undo });
    button.addEventListener("click", action);
    said.append(" ", button);
  };
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* -- controls -- */
  const question = control => {
    const label = control.getAttribute("aria-label") || (control.labels && control.labels[0] && control.labels[0].innerText)
      || (document.getElementById(control.getAttribute("aria-labelledby") || "") || {}).innerText || control.name;
    return label.trim().slice(0, 200);
  };
  const valueOf = group => {
    const first = group[0];
    if (first.type === "radio") return (group.find(c => c.checked) || { value: "" }).value;
    if (first.type === "checkbox") return first.checked === printed.has(first) ? "" : first.checked ? "yes" : "no";
    return first.value;
  };
  const show = (group, value) => {
    const first = group[0];
    if (first.type === "radio") for (const c of group) c.checked = c.value === value;
    else if (first.type === "checkbox") first.checked = value ? value === "yes" : printed.has(first);
    else first.value = value;
  };
  const collect = () => {
    const found = {};
    for (const [name, answer] of Object.entries(answers)) if (!byName.has(name)) found[name] = answer;
    for (const [name, group] of byName) {
      const value = valueOf(group);
      if (value) found[name] = { value, question: answers[name] && answers[name].value === value ? answers[name].question : question(group[0]) };
    }
    answers = found;
  };
  const showAll = () => {
    for (const [name, group] of byName) show(group, answers[name] ? answers[name].value : "");
    progress();
    orphans();
  };

  /* -- what is kept -- */
  const checked = text => {
    const data = JSON.parse(text);
    if (!data || typeof data !== "object" || typeof data.answers !== "object" || !data.answers) throw new Error("no answers");
    for (const answer of Object.values(data.answers)) if (!answer || typeof answer.value !== "string") throw new Error("no answer");
    return data;
  };
  const packed = () => JSON.stringify({ version: VERSION, guide: home.dataset.guide, answers });
  const keep = () => {
    clearTimeout(waiting);
    waiting = 0;
    collect();
    progress();
    if (!mayKeep) return;
    try {
      if (Object.keys(answers).length) localStorage.setItem(key, packed());
      else localStorage.removeItem(key);
    } catch {
      say(words.full);
    }
  };
  const setAside = text => {
    for (let n = 1; n < 100; n++) if (localStorage.getItem(`${key}:aside-${n}`) === null) return localStorage.setItem(`${key}:aside-${n}`, text);
  };
  const restore = () => {
    let text = null;
    try { text = localStorage.getItem(key); } catch { mayKeep = false; say(words.not_kept); return; }
    if (text === null) return;
    try {
      const data = checked(text);
      if (data.version !== VERSION) {
        setAside(text);
        say(words.other_version);
      }
      answers = data.answers;
    } catch {
      try { setAside(text); say(words.damaged); } catch { mayKeep = false; say(words.full); }
    }
  };

  /* -- what the reader sees -- */
  const progress = () => {
    for (const line of document.querySelectorAll("[data-progress]")) {
      const place = line.dataset.progress ? line.closest("section") : document.getElementById("_main");
      const groups = [...byName.values()].filter(group => place.contains(group[0]));
      line.hidden = !groups.length;
      line.textContent = fill(words.progress, { n: groups.filter(valueOf).length, total: groups.length });
    }
  };
  const orphans = () => {
    const list = home.querySelector("dl"), gone = Object.entries(answers).filter(([name]) => !byName.has(name));
    list.parentElement.hidden = !gone.length;
    list.replaceChildren(...gone.flatMap(([, answer]) => [
      Object.assign(document.createElement("dt"), { textContent: answer.question || "" }),
      Object.assign(document.createElement("dd"), { textContent: answer.value }),
    ]));
  };
  const change = (next, text) => {
    undo = answers;
    answers = next;
    showAll();
    keep();
    say(text, () => { answers = undo; showAll(); keep(); say(words.undone); });
  };

  const actions = {
    save() {
      keep();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([packed()], { type: "application/json" }));
      link.download = `${home.dataset.guide}-answers.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      say(words.saved);
    },
    open() { home.querySelector("input[type=file]").click(); },
    print() { window.print(); },
    clear() { if (Object.keys(answers).length && confirm(words.sure)) change({}, words.cleared); },
  };
  home.querySelector("input[type=file]").addEventListener("change", async event => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    try {
      const data = checked(await file.text());
      if (data.guide !== home.dataset.guide) return say(words.other_guide);
      if (data.version !== VERSION) return say(words.other_file);
      collect();
      change({ ...answers, ...data.answers }, fill(words.opened, { n: Object.keys(data.answers).length }));
    } catch {
      say(words.none);
    }
  });

  /* -- on paper, the typed words stand in the place of the lines -- */
  let copies = [];
  addEventListener("beforeprint", () => {
    keep();
    for (const area of document.querySelectorAll("#_main textarea[name]")) {
      if (!area.value) continue;
      const copy = Object.assign(document.createElement("div"), { className: "written", textContent: area.value });
      area.after(copy);
      area.classList.add("is-written");
      copies.push([area, copy]);
    }
  });
  addEventListener("afterprint", () => {
    for (const [area, copy] of copies) { copy.remove(); area.classList.remove("is-written"); }
    copies = [];
  });

  restore();
  showAll();
  for (const button of home.querySelectorAll("[data-do]")) button.addEventListener("click", actions[button.dataset.do]);
  home.querySelector(".tools").hidden = false;
  if (mayKeep) for (const note of document.querySelectorAll("[data-kept]")) note.textContent = words.kept;
  document.getElementById("_main").addEventListener("input", event => {
    if (!byName.has(event.target.name)) return;
    clearTimeout(waiting);
    waiting = setTimeout(keep, 250);
  });
  addEventListener("pagehide", () => { if (waiting) keep(); });
  addEventListener("storage", event => {
    if (event.key !== key || waiting) return;
    try { answers = event.newValue ? checked(event.newValue).answers : {}; showAll(); } catch { /* another page told of it */ }
  });
})();
