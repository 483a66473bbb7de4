/* -- the goals that were written on all pages of a guide, each as a sentence -- */
const yours = main.querySelector(".yours"), sentence = yours && yours.querySelector("ul").dataset;
const wordsOf = names => names.map(name => valueOf(name).trim()).filter(Boolean).join(" ");
const said = ({ what, by, because }) => {
  const [doing, when, sign] = [list(what), [by], [because]].map(wordsOf);
  const already = doing.toLowerCase().startsWith(`${sentence.will} `.toLowerCase());
  const parts = [doing && (already ? doing : `${sentence.will} ${doing}`)];
  if (when) parts.push(`${sentence.by} ${when}`);
  if (sign) parts.push(`${sentence.because} ${sign}`);
  return parts.filter(Boolean).join(" ");
};
const goals = () => {
  if (!yours) return;
  const lines = [...yours.querySelectorAll("li")];
  for (const line of lines) {
    const text = said(line.dataset);
    line.hidden = !text;
    line.querySelector(".said").textContent = text;
  }
  yours.hidden = lines.every(line => line.hidden);
};
