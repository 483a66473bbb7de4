// One view at a time, under one heading; and the views that are a message with a button or two.

import { $, button, P } from "./dom.js";
import { t } from "./words.js";

const VIEWS = ["prepare", "making", "done", "message"];

/** Shows a view. `title` may hold a name; a tab's title stays in the browser's history, so it then has its own. */
export function show(view, title, { lede = "", tab = "" } = {}) {
  for (const name of VIEWS) $(name).hidden = name !== view;
  $("title").replaceChildren(...[title].flat());
  $("lede").replaceChildren(...[lede].flat());
  $("lede").hidden = !lede.length;
  document.title = tab || $("title").textContent;
  $("earlier").hidden = view !== "prepare" || !$("earlier-list").children.length;
  document.querySelector(".skip").hidden = view !== "prepare";
  document.documentElement.dataset.view = view;
}

export function toTitle() {
  window.scrollTo(0, 0);
  $("title").focus({ preventScroll: true });
}

/** A message: `body` are texts or nodes, `acts` pairs of a button's text and what it does, the first one filled. */
export function message(title, body, acts = []) {
  show("message", title);
  $("message-body").replaceChildren(...body.map((part) => (typeof part === "string" ? P(part) : part)));
  $("message-acts").replaceChildren(...acts.map(([text, go], i) => button(text, go, i ? "btn line" : "btn")));
  toTitle();
}

export function closed() {
  message(t("closed"), [t("closed_text")]);
  $("close").hidden = true;
}
