/* -- the reader's paper, chosen where workbooks are offered, is remembered for all guides -- */
const sizes = [...document.querySelectorAll(".sizes input")];
const PAPER = "guidepress:paper";
const LETTER = ["US", "CA", "MX", "PH", "CL", "CO", "GT", "CR", "PR"]; // where paper is Letter, by ISO 3166
const remembered = (() => { try { return localStorage.getItem(PAPER); } catch { return null; } })();
const region = (navigator.language.match(/-([A-Z]{2})$/) || [])[1];
const guessed = LETTER.includes(region) ? sizes.find(input => input.value.includes("Letter")) : null;
const mine = sizes.find(input => input.value === remembered) || guessed;
if (mine) mine.checked = true;
for (const input of sizes) {
  input.addEventListener("change", () => { try { localStorage.setItem(PAPER, input.value); } catch { /* not kept */ } });
}
