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
