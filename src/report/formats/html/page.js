"use strict";
// Shows the conflicts that pass all filters, and of facts those that have one left.
const form = document.getElementById("filters");
if (form) {
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
    document.getElementById("shown").textContent = shown === 1 ? "1 conflict" : shown + " conflicts";
  };
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
}
