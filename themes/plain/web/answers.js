/* Keeps what a reader types, in this browser and nowhere else. Without this script the page works; it just forgets.

Each answer is an entry of its own in localStorage, {value, question, time}, under `guidepress-answer:site:guide:name`.
If all answers were one object, two tabs could read it, change different answers and write it back, and one change would
be lost. The newer entry wins. A deleted answer is an entry without a value: its time keeps an older answer away.

Earlier pages kept one object for a whole guide, {version, guide, answers: {name: {value, question}}}, under
`guidepress:site:guide`. It is still read, and a saved file still has that form. */
(() => {
  "use strict";
  const home = document.getElementById("_answers-home");
  if (!home) return;
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

  /* -- entries -- */
  const valueOf = name => entries.has(name) ? entries.get(name).value : "";
  const answered = () => [...entries.keys()].filter(valueOf);
  const after = (entry, time) => entry ? Math.max(time, entry.time + 1) : time;
  /* At the same millisecond all tabs have to choose the same one, and rather an answer than a deletion. */
  const newer = (a, b) => Boolean(a) && (!b || a.time > b.time || (a.time === b.time && a.value > b.value));
  const parsed = text => { try { return JSON.parse(text); } catch { return null; } };
  /* What is stored or opened may be anything: an entry of the right types, or null. */
  const entryOf = found => found && typeof found.value === "string" ? {
    value: found.value.replace(/\r\n?/g, "\n"),
    question: typeof found.question === "string" ? found.question.slice(0, LONGEST_QUESTION) : "",
    time: Number.isSafeInteger(found.time) ? found.time : 0,
  } : null;
  /* The answers of an object or a file, as entries, and how many are `bad`; null where it is something else. */
  const answersIn = text => {
    const found = parsed(text), answers = found && found.answers;
    if (!answers || typeof answers !== "object" || Array.isArray(answers)) return null;
    const good = new Map();
    let bad = 0;
    for (const [name, answer] of Object.entries(answers)) {
      const entry = entryOf(answer);
      if (!entry) bad += 1;
      else if (entry.value) good.set(name, { ...entry, time: 0 });
    }
    return { version: found.version, guide: found.guide, good, bad };
  };

  /* -- storage -- */
  const write = name => {
    try {
      const there = entryOf(parsed(storage.getItem(prefix + name)));
      if (newer(there, entries.get(name))) entries.set(name, there);
      else storage.setItem(prefix + name, JSON.stringify(entries.get(name)));
      unkept.delete(name);
    } catch {
      unkept.add(name);
    }
  };
  const keep = names => {
    if (storage) for (const name of new Set([...names, ...unkept])) write(name);
    tell();
  };
  const setAside = (key, text) => {
    let n = 1;
    while (storage.getItem(`guidepress-aside-${n}:${key}`) !== null) n += 1;
    try { storage.setItem(`guidepress-aside-${n}:${key}`, text); } catch { return false; }
    return true;
  };
  const readEntry = (key, name) => {
    const text = storage.getItem(key), entry = entryOf(parsed(text));
    if (text === null) return;
    if (!entry) return moveAside(key, text, words.damaged);
    if (!entry.value && entry.time < Date.now() - DELETED_FOR) return storage.removeItem(key);
    if (newer(entry, entries.get(name))) entries.set(name, entry);
    if (key !== prefix + name) move(key, [name]);
  };
  const readObject = key => {
    const text = storage.getItem(key), found = text === null ? null : answersIn(text);
    if (text === null) return;
    if (!found) return moveAside(key, text, words.damaged);
    for (const [name, entry] of found.good) if (!entries.has(name)) entries.set(name, entry);
    const isUsual = found.version === VERSION && !found.bad;
    if (!isUsual && !moveAside(key, text, found.version === VERSION ? words.damaged : words.other_version)) return;
    move(key, [...found.good.keys()]);
  };
  const moveAside = (key, text, why) => {
    say(why);
    const isAside = setAside(key, text);
    if (isAside) storage.removeItem(key);
    return isAside;
  };
  /* What was kept in another way goes only when all of it is kept in today's. */
  const move = (key, names) => {
    keep(names);
    if (!names.some(name => unkept.has(name))) storage.removeItem(key);
  };
  const read = () => {
    const keys = storage ? Object.keys(storage) : [];
    for (const start of prefixes) for (const key of keys) if (key.startsWith(start)) readEntry(key, key.slice(start.length));
    if (storage) objects.forEach(readObject);
    for (const name of entries.keys()) update(name);
    draw();
  };

  /* -- names that have changed -- */
  const formerNames = group => group.flatMap(control => list(control.dataset.former)).filter(name => !byName.has(name));
  /* Moves answers in `found` to today's names, and gives the pairs of names. Today's own answer comes first. */
  const rename = found => {
    const moved = [];
    for (const [name, group] of byName) {
      const isFree = !valueOf(name) && !(found.get(name) || {}).value;
      const former = isFree && formerNames(group).find(other => found.has(other) && found.get(other).value);
      if (!former) continue;
      const entry = found.get(former);
      found.set(name, { ...entry, time: after(entries.get(name), entry.time) });
      found.delete(former);
      moved.push([name, former]);
    }
    return moved;
  };
  const takeFormerNames = () => {
    const moved = rename(entries);
    if (!moved.length) return;
    for (const [, former] of moved) unkept.delete(former);
    keep(moved.map(([name]) => name));
    for (const [name, former] of moved) {
      show(name);
      if (!unkept.has(name)) storage.removeItem(prefix + former);
    }
    draw();
  };

  /* -- what the reader sees -- */
  const quiet = (text, action) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: text });
    button.addEventListener("click", action);
    return button;
  };
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const said = home.querySelector("[role=status]");
  const notes = [...document.querySelectorAll("[data-kept]")].map(note => [note, note.textContent]);
  let told = [], trouble = null;
  const say = (text, undo) => {
    told = undo ? [text, " ", quiet(words.undo, undo)] : [text];
    trouble = null;
    tell();
  };
  /* What was said last, and for as long as something is not kept, that too. */
  const tell = () => {
    const now = !storage ? words.not_kept : unkept.size ? words.full : "";
    if (now === trouble) return; // a screen reader would say it again
    trouble = now;
    said.replaceChildren(...told, told.length && now ? " " : "", now);
    for (const [note, without] of notes) note.textContent = now ? without : words.kept;
  };

  /* What is counted in a part of the page: its steps, or where it has none its questions. Each is the names in it. */
  const counted = area => {
    const steps = placesIn(area, control => control.closest(".step"));
    return steps.length ? [steps, words.steps] : [placesIn(area, questionOf), words.questions];
  };
  /* Names with "_" are those of every workbook, such as its owner and its notes: no question of the author's. */
  const questionOf = control => !control.name.startsWith("_") && whereAsked(control);
  const whereAsked = control => control.closest(".prompt, [data-component]") || control.closest("ul, ol, table, p") || control;
  const placesIn = (area, placeOf) => {
    const places = new Map();
    for (const [name, [first]] of byName) {
      const place = area.contains(first) && placeOf(first);
      if (place) places.set(place, [...(places.get(place) || []), name]);
    }
    return [...places.values()];
  };
  const lines = [...document.querySelectorAll("[data-progress]")].map(line => [line, ...counted(line.dataset.progress ? line.closest("section") : main)]);
  const plural = new Intl.PluralRules(words.language);
  const progress = () => {
    for (const [line, places, forms] of lines) {
      line.hidden = !places.length;
      const n = places.filter(names => names.some(valueOf)).length;
      line.textContent = fill(forms[plural.select(places.length)] || forms.other, { n, total: places.length });
    }
  };
  /* Answers for which there is no control, or one that cannot show them. */
  const orphans = () => {
    const gone = answered().filter(name => {
      const group = byName.get(name);
      return !group || (shown(group) !== valueOf(name) && !isTypedIn(group));
    });
    const place = home.querySelector("dl");
    place.parentElement.hidden = !gone.length;
    place.replaceChildren(...gone.flatMap(name => [
      Object.assign(document.createElement("dt"), { textContent: entries.get(name).question }),
      Object.assign(document.createElement("dd"), { textContent: valueOf(name) }),
    ]));
  };

  /* -- rows that are there on request -- */
  const namesIn = row => [...byName].filter(([, group]) => group.some(c => row.contains(c))).map(([name]) => name);
  const extra = [];
  const offerRows = rows => {
    const last = rows[rows.length - 1];
    const whole = last.matches("tr, tbody, li, dt, dd") ? last.closest("table, ul, ol, dl") : last;
    const button = quiet(words.add_row, () => {
      const next = rows.find(row => row.hidden);
      next.hidden = false;
      button.hidden = !rows.some(row => row.hidden);
      (next.matches(CONTROLS) ? next : next.querySelector(CONTROLS)).focus();
    });
    button.classList.add("add-row");
    (whole.closest("div.table") || whole).after(button); // never inside the frame that a wide table is moved in
    for (const row of rows) row.hidden = true;
    extra.push([button, rows.map(row => [row, namesIn(row)])]);
  };
  const extraRows = () => {
    for (const [button, rows] of extra) {
      for (const [row, names] of rows) if (names.some(valueOf)) row.hidden = false;
      button.hidden = !rows.some(([row]) => row.hidden);
    }
  };
  const draw = () => { progress(); orphans(); extraRows(); };

  /* -- what the reader does -- */
  const put = answers => {
    for (const [name, { value, question }] of answers) entries.set(name, { value, question, time: after(entries.get(name), Date.now()) });
    keep(answers.keys());
    for (const name of answers.keys()) update(name);
    draw();
  };
  /* Undone is only what is still as this change has left it: another tab may have gone on. */
  const change = (answers, text) => {
    const before = [...answers.keys()].map(name => [name, entries.get(name) || { value: "", question: "" }]);
    put(answers);
    const made = new Map(before.map(([name]) => [name, entries.get(name)]));
    say(text, () => {
      put(new Map(before.filter(([name]) => entries.get(name) === made.get(name))));
      say(words.undone);
    });
  };
  const packed = () => {
    const answers = answered().map(name => [name, { value: valueOf(name), question: entries.get(name).question }]);
    return JSON.stringify({ version: VERSION, guide: home.dataset.guide, answers: Object.fromEntries(answers) });
  };
  const open = text => {
    const found = answersIn(text);
    if (!found) return say(words.none);
    if (!guides.includes(found.guide)) return say(words.other_guide);
    if (found.version !== VERSION) return say(words.other_file);
    if (!found.good.size) return say(words.none);
    rename(found.good);
    change(found.good, fill(found.bad ? words.opened_in_part : words.opened, { n: found.good.size, bad: found.bad }));
  };
  const file = home.querySelector("input[type=file]");
  const actions = {
    save() {
      read();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([packed()], { type: "application/json" }));
      link.download = `${home.dataset.guide}-answers.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      say(words.saved);
    },
    open() { file.click(); },
    print() { window.print(); },
    clear() {
      read();
      if (!answered().length || !confirm(words.sure)) return;
      change(new Map(answered().map(name => [name, { value: "", question: "" }])), words.cleared);
    },
  };

  /* -- on paper, the typed words stand in the place of the lines -- */
  let copies = [];
  addEventListener("beforeprint", () => {
    for (const area of main.querySelectorAll("textarea[name]")) {
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

  /* -- begin -- */
  const rows = [...main.querySelectorAll("[data-extra-row]")];
  for (const parent of new Set(rows.map(row => row.parentElement))) offerRows(rows.filter(row => row.parentElement === parent));
  tell();
  read();
  takeFormerNames();
  for (const button of home.querySelectorAll("[data-do]")) button.addEventListener("click", actions[button.dataset.do]);
  home.querySelector(".tools").hidden = false;
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    file.value = "";
    if (chosen) open(await chosen.text().catch(() => ""));
  });
  main.addEventListener("input", ({ target: { name } }) => {
    const group = byName.get(name);
    if (group) put(new Map([[name, { value: given(group), question: question(group) }]]));
  });
  main.addEventListener("focusout", ({ target: { name } }) => { show(name); orphans(); });
  addEventListener("storage", ({ key, newValue }) => {
    if (!key || !key.startsWith(prefix) || newValue === null) return;
    const name = key.slice(prefix.length), found = entryOf(parsed(newValue));
    if (newer(entries.get(name), found)) return keep([name]); // it was on its way while ours was typed
    if (!newer(found, entries.get(name))) return;
    entries.set(name, found);
    unkept.delete(name);
    update(name);
    draw();
    tell();
  });
  addEventListener("pageshow", ({ persisted }) => { if (persisted) read(); }); // it saw nothing meanwhile
})();
