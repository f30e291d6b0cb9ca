// The desk's own script: one stream of events for a browser, and new pages without a flicker.
// Everything works without it: it only brings sooner what loading the page again would bring.
(() => {
  "use strict";
  const POLL = 5000, LOST_AFTER = 3;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("desk" + location.port) : null;
  let failures = 0;

  function hear(message) {
    const lost = document.getElementById("lost");
    if (message.kind === "lost") { lost.hidden = false; return; }
    lost.hidden = true;
    if (unsent && message.kind === "here") htmx.trigger(form(), "change");
    if (message.kind === "here") return;
    document.body.dispatchEvent(new CustomEvent("news"));
    const paper = document.querySelector("[data-paper]");
    if (paper && (message.kind === "files" || message.name === paper.dataset.paper)) renew(paper);
  }

  // One page listens for all of this browser: more streams would leave none for anything else.
  function listen() {
    const say = (message) => { hear(message); channel.postMessage(message); };
    const stream = new EventSource("/events");
    for (const kind of ["files", "page"]) {
      stream.addEventListener(kind, (event) => say({ kind, name: decodeURIComponent(event.data) }));
    }
    stream.addEventListener("open", () => { if (failures) say({ kind: "files", name: "" }); failures = 0; say({ kind: "here" }); });
    stream.addEventListener("error", () => {
      if (++failures >= LOST_AFTER) say({ kind: "lost" });
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => { stream.close(); listen(); }, POLL);
    });
    return new Promise(() => {});
  }

  if (navigator.locks && channel) {
    channel.addEventListener("message", (event) => hear(event.data));
    navigator.locks.request("desk-events", listen);
  } else {
    setInterval(() => { if (!document.hidden) hear({ kind: "files", name: "" }); }, POLL);
  }

  // The new page is there before the old one goes. What has the focus stays, and so does an open menu.
  async function renew(old) {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer || !answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = next.querySelector("[data-paper]");
    if (!fresh || fresh.innerHTML === old.innerHTML || !old.isConnected) return;
    const images = [...fresh.querySelectorAll("image")].map((image) => drawn(image.getAttribute("href")));
    await Promise.all(images);
    document.title = next.title;
    words(old.querySelector(".words"), fresh.querySelector(".words"));
    swap(old.querySelector(".shown"), fresh.querySelector(".shown"));
    light();
    const saved = document.getElementById("saved"), other = next.getElementById("saved");
    if (saved && other) other.replaceWith(document.importNode(saved, true));
    swap(document.querySelector(".head"), next.querySelector(".head"));
    // The element itself stays: what reads pages aloud listens to it, and only hears what becomes another.
    for (const id of ["#how", "#lines"]) {
      const was = old.querySelector(id), now = fresh.querySelector(id);
      if (was && now && was.textContent !== now.textContent) was.replaceChildren(...now.childNodes);
    }
  }

  // While somebody writes, only what is told at the fields is new: their words are theirs.
  function words(old, fresh) {
    if (!old.contains(document.activeElement) && !unsent) { swap(old, fresh); if (form()) htmx.process(form()); return; }
    for (const piece of fresh.querySelectorAll("[data-piece]")) {
      const there = document.getElementById(piece.id);
      if (there && there.innerHTML !== piece.innerHTML && !there.contains(document.activeElement) && !there.querySelector("[name=undecided]")) there.replaceWith(piece);
    }
    marked();
  }

  // The page has other fields now. The focus goes to the argument that was moved, or to the heading where it was.
  async function anew() {
    const active = document.activeElement, use = active && active.closest("[data-use]");
    const name = use && use.dataset.use, pressed = active && active.name;
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer || !answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = next.querySelector(".words");
    if (!fresh) { location.reload(); return; }
    document.querySelector(".words").replaceWith(fresh);
    htmx.process(form());
    unsent = false;
    const there = name && document.querySelector(`[data-use="${CSS.escape(name)}"]`);
    const button = there && (there.querySelector(`button[name="${CSS.escape(pressed)}"]:not([disabled])`) || there.querySelector("button:not([disabled])"));
    (button || document.getElementById("h-arg") || document.getElementById("main")).focus();
  }

  function drawn(address) {
    const image = new Image();
    image.src = address;
    return image.decode().catch(() => {});
  }

  // What is written is sent by htmx; here is what it cannot know: the words of this moment, and where somebody is.
  let unsent = false, last = "";
  const form = () => document.getElementById("brief");
  const within = (event) => form() && event.target instanceof Element && event.target.closest("#brief");

  document.addEventListener("input", (event) => { if (within(event)) unsent = true; });
  document.addEventListener("focusin", (event) => {
    const box = within(event) && event.target.closest(".field");
    const field = box && box.querySelector("input[type=text], textarea");
    if (field) last = field.id;
  });
  // The field in focus lights its place on the page; a press on the page leads to the field.
  function light() {
    const active = document.activeElement, at = active && active.closest("#brief") && (active.closest("[data-use]") || active);
    const lit = [...document.querySelectorAll("#page rect[data-of]")].filter((rect) => {
      const on = Boolean(at) && (rect.dataset.of === at.id || rect.dataset.of === active.id);
      rect.classList.toggle("lit", on);
      return on;
    });
    const side = document.querySelector(".side");
    if (lit[0] && side && side.scrollHeight > side.clientHeight) lit[0].scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("focusin", light);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(".places a");
    const there = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!there) return;
    event.preventDefault();
    (there.matches("input, textarea") ? there : there.querySelector("input:checked, textarea, button"))?.focus();
  });
  document.addEventListener("htmx:before:request", (event) => {
    const ctx = event.detail.ctx;
    if (ctx.sourceElement !== form()) return;
    const from = ctx.sourceEvent && ctx.sourceEvent.submitter;
    const sent = new FormData(form(), from && from.name ? from : null);
    const active = document.activeElement;
    if (active && active.name && active.closest("#brief") && active.matches("input, textarea")) sent.set("focus", active.name);
    ctx.request.body = new URLSearchParams(sent);
    ctx.words = written();
  });
  document.addEventListener("htmx:after:request", (event) => {
    const ctx = event.detail.ctx;
    if (ctx.sourceElement !== form()) return;
    if (ctx.response.status < 400 && ctx.words === written()) unsent = false;
    if (ctx.response.headers.get("desk-anew")) anew();
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const ctx = event.detail.ctx;
    if (!ctx || ctx.sourceElement !== form()) return;
    marked();
    const field = document.getElementById(last);
    if (field && document.activeElement === document.body) field.focus({ preventScroll: true });
  });
  window.addEventListener("beforeunload", (event) => { if (unsent) event.preventDefault(); });

  function written() {
    return form() ? new URLSearchParams([...new FormData(form())].filter(([name]) => name !== "rev" && name !== "undecided")).toString() : "";
  }

  function marked() {
    for (const box of document.querySelectorAll("#brief .field")) {
      const field = box.querySelector("input[type=text], textarea");
      if (!field) continue;
      if (box.querySelector(".error")) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
    }
  }

  function swap(old, fresh) {
    if (!old || !fresh || old.innerHTML === fresh.innerHTML) return;
    if (old.contains(document.activeElement) && document.activeElement.id !== "page") return;
    if (old.querySelector("details[open]")) return;
    old.replaceWith(fresh);
  }
})();
