// The page from its start: what the program offers, and what it remembers.

import { $, el, hear } from "./dom.js";
import { chooseRemembered, drawChoices, guideNote, openChoices } from "./choices.js";
import { hideList, showList } from "./list.js";
import { changed } from "./look.js";
import { end, onChangeSomething, showMaking, start, watch } from "./making.js";
import { forgetNames, sendNames, showNames, wrongNames } from "./names.js";
import { drawEarlier, onNext } from "./ready.js";
import { ask, askJson, lost, program, Refusal } from "./server.js";
import { canBeGiven, isList, ready, state } from "./state.js";
import { closed, message, show, toTitle } from "./views.js";
import { setWords, t } from "./words.js";

const ALIVE = 60_000; // ms between two looks whether the program still runs

const ANSWER = 100; // ms that another tab has to answer in

let isElsewhere = false; // the desk is in use in another tab

async function begin() {
  setWords(await askJson("GET", "words"));
  await meetOtherTabs();
  if (!isElsewhere) await look();
  setInterval(() => { if (!program.isClosed) ask("GET", "alive").catch(() => {}); }, ALIVE);
}

/** Reads what the program offers, and shows what fits it. */
async function look() {
  state.project = await askJson("GET", "project");
  const { guides, remembered, people, job, batches } = state.project;
  $("project").textContent = state.project.name;
  if (!guides.length) return noGuide();
  if (!guides.some(canBeGiven)) return noEdition();
  const isSecond = Boolean(remembered.guide);
  chooseRemembered(remembered);
  state.order = remembered.day_first === undefined ? "" : remembered.day_first ? "day" : "month";
  state.isOpen = !isSecond;
  drawEarlier(batches);
  if (people) takeBack(people);
  if (job?.state === "running") {
    state.job = job;
    showMaking(job);
    return watch();
  }
  if (job && people) return end(job);
  return prepare({ toNames: isSecond, isFirst: !isSecond });
}

function takeBack(people) {
  state.people = people;
  if (people.typed) showNames(people.names);
}

function prepare({ toNames = false, isFirst = false } = {}) {
  show("prepare", t("title"), { lede: isFirst ? t("lede") : "" });
  drawChoices();
  if (isList()) showList();
  changed();
  window.scrollTo(0, 0);
  if (toNames && !isList()) $("names").focus({ preventScroll: true });
  else if (!isFirst) toTitle();
}

function noGuide() {
  message(t("empty"), [t("empty_text")], [[t("look_again"), look], [t("open_folder"), () => ask("POST", "open").catch((problem) => {
    if (problem instanceof Refusal) hear(t("folder_closed", { path: problem.found.path ?? "" }));
  })]]);
}

function noEdition() {
  const item = (guide) => el("li", {}, el("bdi", {}, guide.title), el("small", {}, guideNote(guide)));
  message(t("no_edition"), [t("no_edition_text"), el("ul", {}, state.project.guides.map(item)), t("show_this")],
    [[t("look_again"), look]]);
}

async function submit(event) {
  event.preventDefault();
  if (isList()) {
    const heading = $("ask").querySelector("h4");
    if (heading) {
      heading.focus();
      heading.scrollIntoView({ block: "center" });
      return hear(t("question_first"));
    }
    if (!ready().length) {
      $("problems").querySelector("input, select")?.focus();
      return hear(t("nothing_ready"));
    }
    return start();
  }
  await sendNames();
  return ready().length ? start() : wrongNames(t("names_missing"));
}

async function closeDesk() {
  try {
    await ask("POST", "close");
  } catch (problem) {
    if (problem instanceof Refusal) {
      $("trouble").hidden = false;
      $("trouble").textContent = problem.message;
    }
    return;
  }
  program.isClosed = true;
  state.people = null;
  forgetNames();
  closed();
}

/** One tab at a time: the newest asks whether there is another, and waits a little for its answer. */
async function meetOtherTabs() {
  const channel = new BroadcastChannel("desk");
  const takeOver = () => {
    isElsewhere = false;
    channel.postMessage("taken");
    look();
  };
  channel.addEventListener("message", ({ data }) => {
    if (program.isClosed) return;
    if (data === "hello" && !isElsewhere) return void channel.postMessage("here");
    if (data === "hello") return;
    isElsewhere = true;
    message(t("other_tab"), [t("other_tab_text")], [[t("go_on_here"), takeOver]]);
  });
  channel.postMessage("hello");
  await new Promise((resolve) => { setTimeout(resolve, ANSWER); });
}

onChangeSomething(() => prepare());
onNext({
  otherPeople: async () => {
    await ask("DELETE", "people");
    state.people = null;
    state.isOpen = false;
    hideList();
    forgetNames();
    await reload();
    prepare({ toNames: true });
  },
  samePeople: async () => {
    await reload();
    prepare();
    openChoices();
  },
  fixThem: () => {
    prepare();
    $("problems").querySelector("input, select")?.focus();
  },
});

/** What was made before has grown. */
async function reload() {
  drawEarlier((await askJson("GET", "project")).batches);
}

$("prepare").addEventListener("submit", submit);
$("close").addEventListener("click", closeDesk);
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  $(isList() ? "list-title" : "names").focus();
});
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => event.preventDefault());
begin().catch(lost);
