/* -- an address of a guide that had one long page may name a part that has a page of its own now --
Without this script it leads to the line of the contents, whose link goes on. */
const forward = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const whole = contents.dataset.whole;
  if (!id || !whole) return;
  const found = document.getElementById(id);
  if (!found) return location.replace(whole + location.hash); // the long page has all ids
  if (contents.contains(found) && found.dataset.asking) location.replace(found.querySelector("a").href);
};
