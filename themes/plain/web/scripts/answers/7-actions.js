/* -- what the reader does -- */
const put = answers => {
  for (const [name, { value, question }] of answers) entries.set(name, { value, question, time: after(entries.get(name), Date.now()) });
  keep(answers.keys());
  for (const name of answers.keys()) update(name);
  draw();
};
/* Undone is only what is still as this change has left it: another tab may have gone on. */
const change = (answers, text, button) => {
  const before = [...answers.keys()].map(name => [name, entries.get(name) || { value: "", question: "" }]);
  put(answers);
  openFolds();
  const made = new Map(before.map(([name]) => [name, entries.get(name)]));
  say(text, button, () => {
    put(new Map(before.filter(([name]) => entries.get(name) === made.get(name))));
    say(words.undone, button);
    if (button) button.focus(); // the one that was pressed is gone
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
const empty = names => new Map(names.map(name => [name, { value: "", question: "" }]));
const actions = {
  save(button) {
    read();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([packed()], { type: "application/json" }));
    link.download = `${home.dataset.guide}-answers.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    say(words.saved, button);
  },
  open() { file.click(); },
  print(button) {
    read();
    if (![...byName.keys()].some(valueOf)) return say(words.print_nothing, button);
    onlyAnswers = true;
    window.print();
  },
  clear(button) {
    read();
    if (answered().length && confirm(isPart ? words.sure_all_pages : words.sure)) change(empty(answered()), words.cleared, button);
  },
  clear_phase(button) {
    read();
    const section = button.closest("section"), { phase } = button.dataset;
    const names = answered().filter(name => byName.has(name) && section.contains(byName.get(name)[0]));
    if (!names.length) return say(words.phase_is_empty, button);
    if (!confirm(fill(inForm(words.phase_sure, names.length), { n: names.length, phase }))) return;
    change(empty(names), fill(words.phase_cleared, { phase }), button);
  },
};
