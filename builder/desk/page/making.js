// While copies are made: the line of the cover draws itself, a ring for each tenth.

import { $, hear } from "./dom.js";
import { order } from "./choices.js";
import { done } from "./ready.js";
import { ask, askJson, lost, Refusal } from "./server.js";
import { state } from "./state.js";
import { message, show, toTitle } from "./views.js";
import { many, t } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const AT_ONCE = 400; // ms: a shorter job goes straight to its end

let stream = null;
let said = 0;
let again = () => {};

/** What a view of an ended job leads back to. */
export function onChangeSomething(go) {
  again = go;
}

export async function start() {
  try {
    state.job = await askJson("POST", "job", {
      ...order(), people: state.people.id, leave_out: true, ...(state.order ? { day_first: state.order === "day" } : {}),
    });
  } catch (problem) {
    if (!(problem instanceof Refusal)) return;
    if (problem.code === "job_runs") watch();
    else message(t("refused"), [problem.message], [[t("change_something"), again]]);
    return;
  }
  const slow = setTimeout(() => showMaking(state.job), AT_ONCE);
  watch(() => clearTimeout(slow));
}

export function showMaking(job) {
  show("making", job.total === 1 ? t("making_one") : many("making", job.total));
  draw(job);
  toTitle();
}

/** Follows the job until it has ended. */
export function watch(ended = () => {}) {
  stream?.close();
  said = 0;
  stream = new EventSource("job");
  const take = (event) => {
    const job = JSON.parse(event.data);
    state.job = job;
    if (job.state === "running") return draw(job);
    stream.close();
    ended();
    return end(job);
  };
  for (const name of ["state", "progress", "done", "stopped", "failed"]) stream.addEventListener(name, take);
  stream.addEventListener("error", lost);
}

function draw(job) {
  const share = job.total ? job.done / job.total : 0;
  $("of").textContent = t("of", { n: job.done, total: job.total });
  $("bar").max = job.total;
  $("bar").value = job.done;
  $("left").textContent = job.left_s < 0 ? t("starting") : job.left_s < 2 ? t("almost") : many("seconds_left", job.left_s);
  drawRings(share);
  const quarter = Math.floor(share * 4);
  if (job.total > 3 && quarter > said && share < 1 && !$("making").hidden) {
    said = quarter;
    hear($("of").textContent);
  }
}

/** Shows how a job ended, also to a page that was loaded again. */
export function end(job) {
  const counts = { n: job.done, total: job.total };
  const change = [t("change_something"), again];
  if (job.state === "done") {
    done(job);
  } else if (job.state === "stopped") {
    message(t("stopped", counts), [t("stopped_text")], [[many("go_on", job.total - job.done), start], change]);
  } else if (job.code === "full") {
    message(t("full"), [t("full_text", counts), t("full_todo")], [[t("try_again"), start], change]);
  } else if (job.code === "fault") {
    message(t("fault"), [t("fault_text")], [[t("try_again"), start], [t("report"), () => saveReport(job)], change]);
  } else {
    message(t("refused"), [job.message, job.todo].filter(Boolean), [[t("try_again"), start], change]);
  }
}

function saveReport(job) {
  const text = `${job.message}\n${navigator.userAgent}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = "desk-report.txt";
  link.click();
  URL.revokeObjectURL(link.href);
}

const crest = (x) => 92 - 34 * Math.sin(x / 150) * Math.sin((x / 1000) * 1.4 + 0.4) - x * 0.035;

function drawRings(share) {
  const line = (height, to = 1000) => {
    const points = [];
    for (let x = 0; x <= to; x += 10) points.push(`${x} ${height(x).toFixed(1)}`);
    return `M${points.join("L")}`;
  };
  const path = (kind, d) => {
    const node = document.createElementNS(SVG, "path");
    node.setAttribute("d", d);
    if (kind) node.setAttribute("class", kind);
    return node;
  };
  const parts = [];
  for (let k = 1; k < 9; k += 1) parts.push(path("", line((x) => crest(x) + (185 - crest(x)) * (k / 9) ** 1.1)));
  parts.push(path("t0", line(crest)), path("t", line(crest, Math.max(10, share * 1000))));
  for (let k = 1; k <= 10; k += 1) {
    const place = `M${k * 100 - 50} ${crest(k * 100 - 50).toFixed(1)}h0`;
    parts.push(path("o", place), path(share * 10 >= k ? "i full" : "i", place));
  }
  document.querySelector(".progress-rings").replaceChildren(...parts);
}


$("stop").addEventListener("click", () => ask("DELETE", "job").catch(() => {}));
