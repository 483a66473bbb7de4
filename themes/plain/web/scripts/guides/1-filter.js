/* Narrows the list of guides to one topic. Without this script all guides are there, and links to the topics. */
const filter = document.querySelector(".filter");
const found = [...document.querySelectorAll("[data-topics]")];
const years = [...document.querySelectorAll(".older")];
const said = document.querySelector("[data-filter-says]");

const narrow = topic => {
  for (const guide of found) guide.hidden = Boolean(topic) && !guide.dataset.topics.split(" ").includes(topic);
  for (const year of years) year.hidden = !year.querySelector("li:not([hidden])");
};
const say = choice => {
  const count = found.filter(guide => !guide.hidden).length;
  const words = choice.value ? said.dataset.some : said.dataset.all;
  said.textContent = words.replace("{n}", count).replace("{tag}", choice.parentElement.textContent.trim());
};

filter.addEventListener("change", ({ target }) => {
  narrow(target.value);
  say(target);
  /* In the address, so that the way back from a guide leads to the same list. */
  history.replaceState(null, "", target.value ? `#topic=${target.value}` : location.pathname + location.search);
});
const asked = decodeURIComponent((location.hash.match(/^#topic=(.+)/) || [])[1] || "");
const choice = [...filter.querySelectorAll("input")].find(input => input.value === asked);
if (choice) {
  choice.checked = true;
  narrow(asked);
}
