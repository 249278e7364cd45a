// @ts-check
// Moving the slider moves the whole desk to another day, once it rests; the day is told at once.

const REST = 450;

const form = document.getElementById("slider");
const slider = document.getElementById("day");
const days = Array.from(document.querySelectorAll("#days option"));
const told = form?.querySelector("output");

/** The day at which the slider stands. */
const standing = () => (slider instanceof HTMLInputElement ? days[Number(slider.value)] : undefined);

/** Tell the day, to those who do not see the page, too. */
function tell() {
  const day = standing()?.getAttribute("label") ?? "";
  slider?.setAttribute("aria-valuetext", day);
  if (told) told.textContent = day;
}

function go() {
  const to = standing()?.getAttribute("data-to");
  if (!to) return;
  // Whoever moves it by keys goes on where they were.
  sessionStorage.setItem("slider", "on");
  location.assign(to);
}

let waiting = 0;
slider?.addEventListener("input", () => {
  tell();
  clearTimeout(waiting);
  waiting = setTimeout(go, REST);
});
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  go();
});
if (form) form.hidden = false;
tell();
if (sessionStorage.getItem("slider") === "on") slider?.focus({ preventScroll: true });
sessionStorage.removeItem("slider");
