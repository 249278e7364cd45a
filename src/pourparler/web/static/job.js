// @ts-check
// A page of work under way renews itself, in place, until the work is at an end; without this a link looks again.

const EVERY = 700;

async function look() {
  const now = document.getElementById("job");
  if (!now || !("running" in now.dataset)) return;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const then = page.getElementById("job");
    if (!answer.ok || !then) return location.reload();
    if (!("running" in then.dataset)) return location.reload();
    // Whoever is about to press a button keeps it under their finger: only words and the bar change.
    const [held, fresh] = [now.querySelectorAll("section"), then.querySelectorAll("section")];
    if (held.length !== fresh.length) {
      const section = fresh[fresh.length - 1];
      if (section) now.append(document.importNode(section, true));
    } else if (held.length > 1) {
      held[1].replaceWith(document.importNode(fresh[1], true));
    }
    const [words, told] = [now.querySelector("p"), then.querySelector("p")];
    if (words && told) words.replaceWith(document.importNode(told, true));
  } catch {
    // The desk was closed, or is busy: look again later.
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
