/* -- on paper, the typed words stand in the place of the lines -- */
let copies = [];
addEventListener("beforeprint", () => {
  for (const area of main.querySelectorAll("textarea[name]")) {
    if (!area.value) continue;
    const copy = Object.assign(document.createElement("div"), { className: "written", textContent: area.value });
    area.after(copy);
    area.classList.add("is-written");
    copies.push([area, copy]);
  }
});
addEventListener("afterprint", () => {
  for (const [area, copy] of copies) { copy.remove(); area.classList.remove("is-written"); }
  copies = [];
});
