/* -- answers and rows that are not always shown --
Answers for which there is no control, or one that cannot show them. */
const orphans = () => {
  if (isPart) return; // they may be on another page; the long page has them all
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
/* Parts that are folded until something is in them. All are open on paper. */
const folds = [...main.querySelectorAll("details[data-fold]")];
const openFolds = () => { for (const fold of folds) fold.open = fold.open || namesIn(fold).some(valueOf); };
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = folds.filter(fold => !fold.open);
  for (const fold of unfolded) fold.open = true;
});
addEventListener("afterprint", () => { for (const fold of unfolded) fold.open = false; });
const extra = [];
const offerRows = rows => {
  const last = rows[rows.length - 1];
  const whole = last.matches("tr, tbody, li, dt, dd") ? last.closest("table, ul, ol, dl") : last;
  const firstIn = row => row.matches(CONTROLS) ? row : row.querySelector(CONTROLS);
  const text = last.matches(CONTROLS) ? words.add_room : words.add_row;
  const button = quiet(text, () => {
    const next = rows.find(row => row.hidden);
    next.hidden = false;
    offer();
    firstIn(next).focus();
  });
  /* Its name says which row comes next: seen, that is clear from where the button is. */
  const offer = () => {
    const next = rows.find(row => row.hidden);
    button.hidden = !next;
    if (next) button.setAttribute("aria-label", `${text}: ${question([firstIn(next)])}`);
  };
  button.classList.add("add-row");
  (whole.closest("div.table") || whole).after(button); // never inside the frame that a wide table is moved in
  for (const row of rows) row.hidden = true;
  extra.push([offer, rows.map(row => [row, namesIn(row)])]);
};
const extraRows = () => {
  for (const [offer, rows] of extra) {
    for (const [row, names] of rows) if (names.some(valueOf)) row.hidden = false;
    offer();
  }
};
const draw = () => { progress(); orphans(); extraRows(); goals(); };
