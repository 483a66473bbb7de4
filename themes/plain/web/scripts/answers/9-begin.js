/* -- begin -- */
const rows = [...main.querySelectorAll("[data-extra-row]")];
for (const parent of new Set(rows.map(row => row.parentElement))) offerRows(rows.filter(row => row.parentElement === parent));
tell();
read();
takeFormerNames();
openFolds();
for (const button of main.querySelectorAll("[data-do]")) button.addEventListener("click", () => actions[button.dataset.do](button));
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
