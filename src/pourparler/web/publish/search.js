// @ts-check
// The search of a published record: it shows those hits of the page that hold the words and the ticks.
// A classic script: browsers load no modules from a file.
(function () {
  "use strict";
  /** For each hit its entries: the words, and the ticks. @type {[string, string[]][][]} */
  var index = /** @type {any} */ (window).POURPARLER_INDEX;
  var find = document.getElementById("find");
  var words = /** @type {HTMLInputElement | null} */ (document.getElementById("bq"));
  var heading = document.getElementById("h-hits");
  if (!index || !find || !words || !heading) return;
  /** @type {HTMLElement[]} */
  var hits = Array.prototype.slice.call(document.querySelectorAll("#hits > li"));
  /** @type {HTMLInputElement[]} */
  var boxes = Array.prototype.slice.call(find.querySelectorAll("input[type=checkbox]"));
  /** @type {Record<string, string>} */
  var letters = { "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss" };
  var word = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f]*/gu;
  var unspaced = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]/;

  /** @param {string} text */
  function folded(text) {
    var plain = text.toLowerCase().replace(/[œæøłđıß]/g, function (one) { return letters[one]; });
    return plain.normalize("NFKD").replace(/\p{Mn}/gu, "");
  }

  /** @param {string} text */
  function terms(text) {
    /** @type {string[]} */
    var found = [];
    /** @param {string} part */
    function take(part) {
      /** @type {string[]} */
      var listed = [];
      (part.match(word) || []).forEach(function (one) {
        if (unspaced.test(one)) Array.from(one).forEach(function (sign) { listed.push(folded(sign)); });
        else listed.push(folded(one));
      });
      if (listed.length) found.push(" " + listed.join(" ") + " ");
    }
    var quoted = /["“„«]([^"”“»]*)["”»]/g;
    var rest = text.replace(quoted, function (all, inner) { take(inner); return " "; });
    rest.split(/\s+/).forEach(take);
    return found;
  }

  // One facet's ticks widen one another, different facets narrow one another.
  /** @param {string[]} ticks @param {Record<string, string[]>} on @param {string} beside */
  function fits(ticks, on, beside) {
    return Object.keys(on).every(function (facet) {
      return facet === beside || on[facet].some(function (value) { return ticks.indexOf(facet + "=" + value) >= 0; });
    });
  }

  function show() {
    if (!words || !heading) return;
    var sought = terms(words.value);
    /** @type {Record<string, string[]>} */
    var on = {};
    boxes.forEach(function (box) { if (box.checked) (on[box.name] = on[box.name] || []).push(box.value); });
    /** @type {Record<string, number>} */
    var counts = {};
    var shown = 0;
    hits.forEach(function (hit, at) {
      var visible = false;
      /** @type {Record<string, boolean>} */
      var seen = {};
      index[at].forEach(function (entry) {
        var text = " " + entry[0] + " ";
        if (!sought.every(function (term) { return text.indexOf(term) >= 0; })) return;
        visible = visible || fits(entry[1], on, "");
        entry[1].forEach(function (tick) {
          if (fits(entry[1], on, tick.slice(0, tick.indexOf("=")))) seen[tick] = true;
        });
      });
      hit.hidden = !visible;
      if (visible) shown += 1;
      Object.keys(seen).forEach(function (tick) { counts[tick] = (counts[tick] || 0) + 1; });
    });
    boxes.forEach(function (box) {
      var number = counts[box.name + "=" + box.value] || 0;
      var label = box.closest("label");
      if (!label) return;
      var shownNumber = label.querySelector(".num");
      if (shownNumber) shownNumber.textContent = String(number);
      label.hidden = !number && !box.checked;
    });
    // The page says it of one and of two; a language may make more of a difference than an s.
    var told = shown === 1 ? heading.getAttribute("data-one") : (heading.getAttribute("data-two") || "").replace("2", String(shown));
    heading.textContent = told;
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-find]"), function (part) { part.hidden = false; });
  find.addEventListener("input", show);
  window.addEventListener("pageshow", show);
  show();
})();
