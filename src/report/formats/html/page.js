"use strict";
// Shows the conflicts that pass all filters, and of facts those that have one left; opens and closes them together; j and k go to the
// next and the one before.
const form = document.getElementById("filters");
if (form) {
  const all = [...document.querySelectorAll(".fact .conflict")];
  const toggle = document.getElementById("toggle");
  const shownNow = () => all.filter((conflict) => !conflict.hidden);
  const label = () => { toggle.textContent = shownNow().some((conflict) => conflict.open) ? "Close all" : "Open all"; };
  const filter = () => {
    const data = new FormData(form);
    const severities = data.getAll("severity"), rule = data.get("rule"), article = data.get("article");
    let shown = 0;
    for (const fact of document.querySelectorAll(".fact")) {
      let left = 0;
      for (const conflict of fact.querySelectorAll(".conflict")) {
        const passes = severities.includes(conflict.dataset.severity)
          && (!rule || fact.dataset.rule === rule)
          && (!article || conflict.dataset.articles.split("\n").includes(article));
        conflict.hidden = !passes;
        if (passes) left += 1;
      }
      fact.hidden = left === 0;
      shown += left;
    }
    document.getElementById("none").hidden = shown > 0;
    document.getElementById("shown").textContent =
      (shown === all.length ? "" : shown + " of ") + (all.length === 1 ? "1 conflict" : all.length + " conflicts");
    label();
  };
  const step = (by) => {
    const shown = shownNow();
    const here = shown.findIndex((conflict) => conflict.contains(document.activeElement));
    const next = shown[here < 0 ? (by > 0 ? 0 : shown.length - 1) : here + by];
    if (next) { next.querySelector("summary").focus(); next.scrollIntoView({ block: "center" }); }
  };
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    const open = !shownNow().some((conflict) => conflict.open);
    for (const conflict of shownNow()) conflict.open = open;
    label();
  });
  for (const conflict of all) conflict.addEventListener("toggle", label);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  filter();
}
// An address with a fingerprint opens that conflict.
const opened = () => {
  for (let at = document.getElementById(location.hash.slice(1)); at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
};
addEventListener("hashchange", opened);
opened();
