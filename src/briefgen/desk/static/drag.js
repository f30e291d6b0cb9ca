// Arguments and own words are dragged within their part and to another. The buttons beside them do the same.
(() => {
  "use strict";
  const EDGE = 60, STEP = 12;
  let held = null;
  document.documentElement.classList.add("drags");

  document.addEventListener("pointerdown", (event) => {
    const grip = event.target instanceof Element && event.target.closest("[data-grip]");
    if (!grip || event.button) return;
    event.preventDefault();
    held = { item: grip.closest("[data-item]"), pointer: event.pointerId, to: "" };
    grip.setPointerCapture(event.pointerId);
    held.item.classList.add("held");
  });

  document.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    if (event.clientY < EDGE) scrollBy(0, -STEP);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, STEP);
    unmark();
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const part = under && under.closest("[data-part]");
    held.to = "";
    if (!part || !part.dataset.part) return;
    const items = [...part.querySelectorAll("[data-item]")];
    const before = items.find((item) => event.clientY < middle(item));
    (before || part).classList.add(before ? "drop-before" : "drop-last");
    held.to = `${held.item.dataset.item} ${part.dataset.part}${before ? ` ${items.indexOf(before)}` : ""}`;
  });

  document.addEventListener("pointerup", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const button = document.getElementById("drop"), to = held.to;
    end();
    if (!to || !button) return;
    button.value = to;
    button.form.requestSubmit(button);
  });
  document.addEventListener("pointercancel", end);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") end(); });

  function middle(item) {
    const box = item.getBoundingClientRect();
    return box.top + box.height / 2;
  }

  function unmark() {
    for (const marked of document.querySelectorAll(".drop-before, .drop-last")) marked.classList.remove("drop-before", "drop-last");
  }

  function end() {
    if (held) held.item.classList.remove("held");
    unmark();
    held = null;
  }
})();
