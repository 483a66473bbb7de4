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
const formerNames = group => group.flatMap(control => list(control.dataset.former)).filter(name => !byName.has(name) && !isElsewhere(name));
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
  return [...moved, ...joined(found)];
};
/* Adds answers of lines that once were separate to the one above them, and gives the pairs of names. */
const joined = found => {
  const moved = [];
  for (const [name, group] of byName) for (const other of group.flatMap(control => list(control.dataset.joined))) {
    const line = found.get(other), above = found.get(name) || entries.get(name);
    if (byName.has(other) || !line || !line.value) continue;
    const before = above && above.value ? above.value.split("\n") : [];
    const text = [...before, ...(before.includes(line.value) ? [] : [line.value])].join("\n"); // a file may be opened twice
    found.set(name, { ...line, ...above, value: text, time: after(entries.get(name), line.time) });
    found.delete(other);
    moved.push([name, other]);
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
