// Lights up the words of a report while its note, its row or its act is pointed at or focused.
(() => {
  const places = new Map();
  for (const element of document.querySelectorAll("[data-reports]"))
    for (const report of element.dataset.reports.split(" ")) {
      if (!places.has(report)) places.set(report, []);
      places.get(report).push(element);
    }
  let lit = [];
  const light = (event) => {
    const from = event.target.closest("[data-reports]");
    for (const element of lit) element.classList.remove("lit");
    const target = from && (from.hash ? from.hash.slice(1) : from.dataset.reports.split(" ")[0]);
    lit = (target && places.get(target)) || [];
    for (const element of lit) element.classList.add("lit");
  };
  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
