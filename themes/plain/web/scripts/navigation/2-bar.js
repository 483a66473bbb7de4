/* -- on small screens: a bar at the foot, whose middle opens the contents -- */
const [back, middle, next] = bar.children;
const sheet = document.querySelector(".contents-sheet");
const where = middle.querySelector(".where");
const atStart = where.textContent;
const titleOf = link => link.querySelector("[data-title]").firstChild.textContent;

const lead = (arrow, link) => {
  /* at either end it is a link that leads nowhere, and is called so */
  const disabled = { role: "link", "aria-disabled": "true" };
  const [marks, others] = link ? [{ href: link.href }, Object.keys(disabled)] : [disabled, ["href"]];
  for (const name of others) arrow.removeAttribute(name);
  for (const [name, value] of Object.entries(marks)) arrow.setAttribute(name, value);
  arrow.querySelector(".sr").textContent = link ? `${arrow.dataset.word}: ${titleOf(link)}` : arrow.dataset.word;
};
const showInBar = link => {
  const place = entries.indexOf(link);
  where.textContent = link ? link.dataset.place || titleOf(link) : atStart;
  lead(back, entries[place - 1]);
  lead(next, entries[place + 1]);
};

/* The sheet has a copy of the list as it is when it opens, with its marks. */
const openSheet = () => {
  sheet.querySelector(".list").replaceChildren(...list.cloneNode(true).childNodes);
  const [total] = contents.querySelectorAll(".sum [data-progress]");
  sheet.querySelector("header > .meta").textContent = total ? total.textContent : "";
  sheet.showModal();
  const line = sheet.querySelector("[aria-current]") || sheet.querySelector(".list a");
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: "center", behavior: "instant" });
};
middle.addEventListener("click", openSheet);
sheet.addEventListener("click", ({ target }) => {
  if (target === sheet || target.closest("a, header button")) sheet.close(); // the sheet itself is its backdrop
});
