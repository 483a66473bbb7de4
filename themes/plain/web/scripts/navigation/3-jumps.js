/* -- a jump to what is near glides, unless less motion was asked for; a far one is immediate -- */
const NEAR = 2; // windows
addEventListener("click", ({ target }) => {
  const link = target.closest && target.closest("a[href*='#']");
  if (!link || link.pathname !== location.pathname) return;
  const aim = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const isNear = aim && Math.abs(aim.getBoundingClientRect().top) < NEAR * innerHeight;
  document.documentElement.classList.toggle("near", Boolean(isNear));
}, true);
addEventListener("scrollend", () => document.documentElement.classList.remove("near"));
