/* Where the reader is: the contents mark it and follow. Without this script the contents are a plain list of links. */
const contents = document.querySelector(".toc");
const list = contents.querySelector(".list");
const entries = [...list.querySelectorAll("a")];
const bar = document.querySelector(".bar");

/* Where the parts of this page begin; the contents may name those of other pages too. */
const starts = entries.flatMap(link => {
  const isHere = link.origin === location.origin && link.pathname === location.pathname;
  const heading = isHere && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return heading ? [[link, heading.closest(".step, .phase, section") || heading]] : [];
});

/* What is read above the first part of a page: on a page that begins later in the guide, that part already. */
const before = starts.length && starts[0][0] !== entries[0] ? starts[0][0] : null;

let current = null;
const mark = link => {
  if (link === current) return;
  if (current) current.removeAttribute("aria-current");
  current = link;
  if (link) link.setAttribute("aria-current", "location");
  if (link) follow(link);
  showInBar(link);
};

/* Only the list is moved, never the page: when the mark comes near the list's edge, and not while it is used. */
const HEAD = 60, FOOT = 100; // px
const follow = link => {
  if (list.scrollHeight <= list.clientHeight || list.matches(":hover, :focus-within")) return;
  const top = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
  if (top < HEAD || top > list.clientHeight - FOOT) list.scrollTop += top - list.clientHeight / 3;
};

/* A line a quarter down the window: the last part that begins above it is read. At the foot of the page, the last. */
const look = () => {
  const root = document.documentElement;
  const isAtFoot = scrollY > 0 && scrollY + innerHeight > root.scrollHeight - 4;
  const line = isAtFoot ? innerHeight : innerHeight / 4;
  let found = before;
  for (const [link, part] of starts) if (part.getBoundingClientRect().top <= line) found = link;
  mark(found);
};
let waiting = 0;
const lookSoon = () => { waiting ||= requestAnimationFrame(() => { waiting = 0; look(); }); };
