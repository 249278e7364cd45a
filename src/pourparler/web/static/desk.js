// @ts-check
// The desk's keys: each does what a link, a button or a field of the page does without them.

/** @param {string} id @returns {HTMLElement | null} */
const at = (id) => document.getElementById(id);

/** @param {string} id */
function press(id) {
  const target = at(id);
  if (target) target.click();
}

/** Whether somebody is typing, where letters are letters. @param {EventTarget | null} target */
function typing(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "submit", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** The rows of the reading desk, and which one is looked at. */
function rows() {
  const all = Array.from(document.querySelectorAll("#rows > li"));
  return { all, now: all.findIndex((row) => row.querySelector("[aria-current]")) };
}

/** Go to another row. @param {number} step @param {boolean} open only those that are undecided */
function go(step, open) {
  const { all, now } = rows();
  for (let n = now + step; n >= 0 && n < all.length; n += step) {
    const row = /** @type {HTMLElement} */ (all[n]);
    if (!open || row.dataset.state === "open") {
      row.querySelector("a")?.click();
      return;
    }
  }
}

/** Where a place in the text stands: the offset of its piece, and UTF-16 units within it. @param {Node} node @param {number} offset */
function place(node, offset) {
  const element = node instanceof Element ? node : node.parentElement;
  const piece = element?.closest("[data-at]");
  if (!(piece instanceof HTMLElement)) return null;
  // Browsers count UTF-16 units, the record counts code points.
  const before = node === piece ? (piece.textContent ?? "").slice(0, 0) : (node.textContent ?? "").slice(0, offset);
  return Number(piece.dataset.at) + Array.from(before).length;
}

/** File the words that are selected in the text. */
function mark() {
  const selection = window.getSelection();
  const form = at("markform");
  if (!selection || !(form instanceof HTMLFormElement)) return;
  if (selection.isCollapsed || selection.rangeCount === 0) {
    at("words")?.focus();
    return;
  }
  const range = selection.getRangeAt(0);
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  const address = new URL(form.action);
  new FormData(form).forEach((value, name) => {
    if (name !== "words") address.searchParams.set(name, String(value));
  });
  address.searchParams.set("mark", `${start}-${end}`);
  address.hash = "card";
  location.assign(address);
}

/** Move the bounds of marked words by one word. @param {"start" | "end"} side @param {number} step */
function bound(side, step) {
  const mark = document.querySelector('#card input[name="mark"]');
  if (!(mark instanceof HTMLInputElement)) return;
  const address = new URL(location.href);
  address.searchParams.set("mark", mark.value);
  address.searchParams.set("move", `${side}${step > 0 ? "+" : "-"}`);
  address.searchParams.delete("words");
  location.assign(address);
}

/** @type {Record<string, () => void>} */
const READING = {
  j: () => go(1, false),
  k: () => go(-1, false),
  n: () => go(1, true),
  s: () => go(1, true),
  a: () => press("accept"),
  r: () => press("reject"),
  x: () => press("leave"),
  u: () => press("undo"),
  "=": () => press("same"),
  c: () => press("against"),
  m: mark,
  "[": () => bound("start", 1),
  "]": () => bound("end", 1),
  "{": () => bound("start", -1),
  "}": () => bound("end", -1),
};

/** Whether single letters do something: whoever dictates or has a tremor switches them off. */
const keysOn = () => localStorage.getItem("keys") !== "off";
const keys = at("keys");
function sayKeys() {
  if (!keys) return;
  keys.hidden = false;
  keys.setAttribute("aria-pressed", String(keysOn()));
  keys.textContent = (keysOn() ? keys.dataset.on : keys.dataset.off) ?? "";
}
keys?.addEventListener("click", () => {
  localStorage.setItem("keys", keysOn() ? "off" : "on");
  sayKeys();
});
sayKeys();

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const target = at("sign");
    if (target) {
      event.preventDefault();
      target.click();
    }
    return;
  }
  if (event.key === "Escape" && typing(event.target)) {
    /** @type {HTMLElement} */ (event.target).blur();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || !keysOn()) return;
  if (event.key === "/") {
    event.preventDefault();
    at("q")?.focus();
    return;
  }
  if (!at("desk")) return;
  const field = document.querySelector(`#card [data-key="${CSS.escape(event.key)}"]`);
  if (field instanceof HTMLInputElement && field.type === "radio" && /^[1-8]$/.test(event.key)) {
    event.preventDefault();
    field.checked = true;
    field.focus();
  } else if (field instanceof HTMLElement) {
    event.preventDefault();
    field.focus();
    if (field instanceof HTMLInputElement && field.type !== "radio") field.select();
  } else if (READING[event.key]) {
    event.preventDefault();
    READING[event.key]();
  }
});

// A kind that is chosen turns the card, once somebody has typed as much of its name as they wanted.
let turning = 0;
at("f-kind")?.addEventListener("change", () => {
  clearTimeout(turning);
  turning = setTimeout(() => press("turn"), 350);
});

// Options of another issue are folded away when an issue is chosen.
at("f-issue")?.addEventListener("change", (event) => {
  const issue = /** @type {HTMLSelectElement} */ (event.target);
  const chosen = issue.selectedOptions[0]?.textContent ?? "";
  document.querySelectorAll("#f-options optgroup").forEach((group) => {
    const hidden = Boolean(issue.value) && /** @type {HTMLOptGroupElement} */ (group).label !== chosen;
    /** @type {HTMLElement} */ (group).hidden = hidden;
    if (hidden) group.querySelectorAll("option").forEach((option) => (option.selected = false));
  });
});

// What says how it is known stands on the button that accepts it.
document.querySelectorAll('#card input[name="evidence"]').forEach((radio) => {
  radio.addEventListener("change", () => radio.closest("fieldset")?.classList.add("confirmed"));
});

// A form that was sent is not sent twice.
document.querySelectorAll("form[method=post]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    if (form.classList.contains("sent")) event.preventDefault();
    form.classList.add("sent");
  });
});
window.addEventListener("pageshow", () => document.querySelectorAll("form.sent").forEach((form) => form.classList.remove("sent")));

// Something visible changed: say so; what somebody is typing is left alone.
const changed = document.body.dataset.changed;
if (changed && "SharedWorker" in window) {
  const worker = new SharedWorker("/static/changes.js");
  worker.port.addEventListener("message", () => at("news")?.removeAttribute("hidden"));
  worker.port.start();
  worker.port.postMessage(new URL(changed, location.href).href);
  window.addEventListener("pagehide", () => worker.port.postMessage("bye"));
}
