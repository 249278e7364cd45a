// @ts-check
// Keys 1 to 8 choose a stance, in the one order that they have everywhere; options are shown of the issue that is
// chosen; a line that is amended opens, so that it can be said how; a summary of errors takes the focus. Without this
// module the form is the same, only longer.

/** @param {KeyboardEvent} event */
function chosen(event) {
  const at = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (at.closest("select, textarea, input:not([type=radio], [type=checkbox])")) return;
  const key = CSS.escape(event.key);
  const radio = /** @type {HTMLInputElement | null} */ (document.querySelector(`input[type=radio][data-key="${key}"]`));
  if (!radio) return;
  event.preventDefault();
  radio.checked = true;
  radio.focus();
}

/** @param {HTMLSelectElement} issue */
function narrow(issue) {
  const own = `${issue.name.slice(0, issue.name.lastIndexOf("."))}.options`;
  const group = document.getElementById(`f-${own}`);
  for (const details of group?.querySelectorAll("details[data-under]") ?? []) {
    const mine = !issue.value || details.getAttribute("data-under") === issue.value;
    const ticked = details.querySelector("input:checked") !== null;
    details.toggleAttribute("hidden", !mine && !ticked);
    if (issue.value && mine) details.toggleAttribute("open", true);
  }
}

/** @param {Event} event */
function opened(event) {
  const at = /** @type {HTMLInputElement} */ (event.target);
  if (at.type === "radio" && at.value === "amended") at.closest("fieldset")?.querySelector("details")?.setAttribute("open", "");
}

document.addEventListener("keydown", chosen);
document.addEventListener("change", opened);
for (const issue of document.querySelectorAll("select[name$='.issue']")) {
  const select = /** @type {HTMLSelectElement} */ (issue);
  select.addEventListener("change", () => narrow(select));
  narrow(select);
}
/** @type {HTMLElement | null} */ (document.querySelector(".errors"))?.focus();
