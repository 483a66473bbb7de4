// What the page asks of the program, and what it does when the program is gone.

import { $, el } from "./dom.js";
import { t } from "./words.js";

/** A refusal, in the words of the program. */
export class Refusal extends Error {
  constructor(status, found) {
    super([found.message, found.todo].filter(Boolean).join(" "));
    this.status = status;
    this.code = found.code ?? "";
    this.found = found;
  }
}

export async function ask(method, path, body = null, headers = {}) {
  const sent = { method, headers: { ...headers }, cache: "no-store" };
  if (body instanceof Blob) {
    sent.body = body;
    sent.headers["Content-Type"] = "application/octet-stream";
  } else if (body !== null) {
    sent.body = JSON.stringify(body);
    sent.headers["Content-Type"] = "application/json";
  }
  let response;
  try {
    response = await fetch(path, sent);
  } catch (problem) {
    await lost();
    throw problem;
  }
  if (!response.ok) {
    let found = {};
    try { found = await response.json(); } catch { /* a refusal without words */ }
    throw new Refusal(response.status, found);
  }
  return response;
}

export async function askJson(method, path, body = null, headers = {}) {
  return (await ask(method, path, body, headers)).json();
}

export const program = { isClosed: false };

/** Shows that the program no longer answers, unless a single answer was lost. */
export async function lost() {
  if (program.isClosed) return;
  try {
    await fetch("alive", { cache: "no-store" });
  } catch {
    $("trouble").hidden = false;
    $("trouble").replaceChildren(el("strong", {}, t("lost")), ` ${t("lost_text")}`);
  }
}
