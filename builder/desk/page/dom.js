// Small tools for the page: elements, and what a screen reader hears.

export const $ = (id) => document.getElementById(id);

export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key in node && key !== "list") node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export const bdi = (text) => el("bdi", {}, text);
export const P = (...children) => el("p", {}, ...children);
export const button = (text, go, kind = "btn line") => el("button", { type: "button", className: kind, onclick: go }, text);
export const srOnly = (...text) => el("span", { className: "sr" }, ...text);

/** Said in the one polite region, even if it is the same as before. */
export function hear(text) {
  $("live").textContent = "";
  setTimeout(() => { $("live").textContent = text; }, 60);
}

export function setDisabled(id, disabled) {
  if (disabled) $(id).setAttribute("aria-disabled", "true");
  else $(id).removeAttribute("aria-disabled");
}
