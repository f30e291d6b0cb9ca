// The page beside the words: a new picture is there before the old one goes, and nothing jumps.
const deskPage = (() => {
  "use strict";
  const SLOW = 1000, LONGEST = 25000;
  let slow = 0, lit = [];

  // Somebody waits for a page: after a second they are told so.
  function expect() {
    clearTimeout(slow);
    slow = setTimeout(() => {
      const note = document.getElementById("slow");
      if (note) note.hidden = false;
      slow = setTimeout(came, LONGEST);
    }, SLOW);
  }

  function came() {
    clearTimeout(slow);
    const note = document.getElementById("slow");
    if (note) note.hidden = true;
  }

  function show(old, fresh) {
    if (!old || !fresh) return;
    came();
    for (const id of ["how", "kind"]) said(old.querySelector("#" + id), fresh.querySelector("#" + id));
    bar(old.querySelector("#bar"), fresh.querySelector("#bar"));
    shown(old.querySelector(".shown"), fresh.querySelector(".shown"));
  }

  // The element itself stays: what reads pages aloud listens to it, and only hears what becomes another.
  function said(old, fresh) {
    if (old && fresh && old.textContent !== fresh.textContent) old.replaceChildren(...fresh.childNodes);
  }

  function bar(old, fresh) {
    if (!old || !fresh || old.innerHTML === fresh.innerHTML) return;
    const list = old.querySelector("details");
    if (list && list.contains(document.activeElement)) return;
    const open = list && list.open;
    old.replaceChildren(...fresh.childNodes);
    if (open && old.querySelector("details")) old.querySelector("details").open = true;
  }

  function shown(old, fresh) {
    if (!old || !fresh) return;
    const from = pages(old), to = pages(fresh);
    if (old.querySelector("iframe") && fresh.querySelector("iframe")) { around(old, fresh); return; }
    if (!from.length || !to.length) { if (old.innerHTML !== fresh.innerHTML) old.replaceWith(fresh); return; }
    around(old, fresh);
    const region = old.querySelector("#page"), same = from.length === to.length;
    to.forEach((figure, at) => { if (from[at]) page(from[at], figure, same); else region.append(figure); });
    from.slice(to.length).forEach((figure) => figure.remove());
  }

  const pages = (part) => [...part.querySelectorAll("#page > figure")];

  // What stands above the page is taken as it is now, where it is another.
  function around(old, fresh) {
    const rest = (part) => [...part.children].filter((one) => one.id !== "page" && one.id !== "slow");
    const was = rest(old), now = rest(fresh), text = (all) => all.map((one) => one.outerHTML).join("");
    if (text(was) === text(now) || was.some((one) => one.contains(document.activeElement))) return;
    was.forEach((one) => one.remove());
    now.forEach((one) => old.insertBefore(one, old.querySelector("#page")));
  }

  async function page(old, fresh, same) {
    const svg = old.querySelector("svg"), next = fresh.querySelector("svg");
    const image = [...svg.querySelectorAll("image")].pop(), come = next.querySelector("image");
    svg.setAttribute("viewBox", next.getAttribute("viewBox"));
    const address = come.getAttribute("href");
    if (image.getAttribute("href") !== address) {
      // The new one lies under the old one until it can be seen.
      svg.insertBefore(come, svg.firstChild);
      await (come.decode ? come.decode().catch(() => {}) : new Promise((done) => { come.onload = come.onerror = done; }));
      if (!come.isConnected) return;
      for (const other of svg.querySelectorAll("image")) if (other !== come) other.remove();
    }
    over(svg, next, ".beyond", true);
    // Where everything stands is known a moment later: until then, it stands where it stood.
    over(svg, next, ".places", !same);
    const caption = old.querySelector("figcaption"), other = fresh.querySelector("figcaption");
    if (caption && !other) caption.remove();
    if (!caption && other) old.prepend(other);
    light(lit);
  }

  function over(svg, next, name, gone) {
    const old = svg.querySelector(name), fresh = next.querySelector(name);
    if (old && (fresh || gone)) old.remove();
    if (fresh) svg.append(fresh);
  }

  // The words are read on where they were read.
  function words() {
    const frame = document.querySelector(".as-text > iframe:last-of-type");
    if (!frame) return;
    const next = frame.cloneNode();
    next.classList.add("coming");
    next.addEventListener("load", () => {
      const seen = frame.contentWindow;
      if (seen && next.contentWindow) next.contentWindow.scrollTo({ left: seen.scrollX, top: seen.scrollY, behavior: "instant" });
      next.classList.remove("coming");
      for (const other of document.querySelectorAll(".as-text > iframe")) if (other !== next && !other.matches(".coming")) other.remove();
      came();
    }, { once: true });
    frame.after(next);
  }

  // The part that somebody is at, by the ids of its field: the page goes there where it is out of sight.
  function light(ids) {
    const moved = ids.join() !== lit.join();
    lit = ids;
    const on = [...document.querySelectorAll("#page rect[data-of], .gauge rect[data-of]")].filter((rect) => {
      rect.classList.toggle("lit", ids.includes(rect.dataset.of));
      return ids.includes(rect.dataset.of);
    });
    const first = on.find((rect) => rect.closest("#page")), side = document.querySelector(".side");
    if (moved && first && side && side.scrollHeight > side.clientHeight) first.scrollIntoView({ block: "nearest", behavior: "instant" });
    name(on.find((rect) => rect.closest(".gauge")));
  }

  function name(rect) {
    const line = document.getElementById("part-name");
    if (line) line.textContent = rect ? rect.dataset.name : line.dataset.usual;
  }
  document.addEventListener("pointerover", (event) => {
    if (!(event.target instanceof Element) || !document.getElementById("part-name")) return;
    const rect = event.target.closest(".gauge rect[data-name]");
    name(rect || document.querySelector(".gauge rect.lit"));
  });

  return { expect, show, words, light };
})();
