// The desk's own script: one stream of events for a browser, and new pages without a flicker.
// Everything works without it: it only brings sooner what loading the page again would bring.
(() => {
  "use strict";
  const POLL = 5000, LOST_AFTER = 3, STALLED = 10000, LONGEST_PAUSE = 60000;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("desk" + location.port) : null;
  let failures = 0;

  function hear(message) {
    const lost = document.getElementById("lost"), closed = document.getElementById("closed");
    if (message.kind === "lost") { lost.hidden = !closed.hidden; return; }
    if (message.kind === "closed") { lost.hidden = true; closed.hidden = false; return; }
    lost.hidden = closed.hidden = true;
    if (unsent && message.kind === "here") htmx.trigger(form(), "change");
    if (message.kind === "here") return;
    const paper = document.querySelector("[data-paper]");
    if (message.kind === "words") {
      if (paper && message.name === paper.dataset.paper) deskPage.words();
      return;
    }
    document.body.dispatchEvent(new CustomEvent("news"));
    if (paper && (message.kind === "files" || message.name === paper.dataset.paper)) renew(paper);
  }

  // What was told after the page was made, and before it listened, is fetched.
  function missed() {
    const paper = document.querySelector("[data-paper]");
    if (paper) renew(paper); else document.body.dispatchEvent(new CustomEvent("news"));
  }

  // One page listens for all of this browser: more streams would leave none for anything else.
  function listen() {
    const say = (message) => { hear(message); channel.postMessage(message); };
    const stream = new EventSource("/events");
    for (const kind of ["files", "page", "words", "lines"]) {
      stream.addEventListener(kind, (event) => say({ kind, name: decodeURIComponent(event.data) }));
    }
    stream.addEventListener("open", () => { if (failures) say({ kind: "files", name: "" }); failures = 0; say({ kind: "here" }); missed(); });
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED) known().then((yes) => { if (!yes) say({ kind: "closed" }); });
      if (++failures >= LOST_AFTER) say({ kind: "lost" });
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => { stream.close(); listen(); }, POLL);
    });
    return new Promise(() => {});
  }

  // A desk that was started again answers, but does not let this browser in before its new address is opened here.
  const known = () => fetch("/", { method: "HEAD" }).then((answer) => answer.status !== 401, () => true);

  if (navigator.locks && channel) {
    channel.addEventListener("message", (event) => hear(event.data));
    navigator.locks.request("desk-events", listen);
    setTimeout(missed);
  } else {
    setInterval(() => { if (!document.hidden) hear({ kind: "files", name: "" }); }, POLL);
  }

  // What has the focus stays, and so does an open menu. What comes while a page is fetched is fetched once more, once.
  let renewing = false, once = false;
  async function renew(old) {
    if (renewing) { once = true; return; }
    renewing = true;
    try { await fetched(old); } finally { renewing = false; }
    const paper = document.querySelector("[data-paper]");
    if (once && paper) { once = false; renew(paper); }
  }

  async function fetched(old) {
    const answer = await fetch(location.href, { headers: { Accept: "text/html", "Desk-Now": "1" } }).catch(() => null);
    if (!answer || !answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = next.querySelector("[data-paper]");
    if (!fresh || !old.isConnected) return;
    document.title = next.title;
    words(old.querySelector(".words"), fresh.querySelector(".words"));
    const saved = document.getElementById("saved"), other = next.getElementById("saved");
    if (saved && other) other.replaceWith(document.importNode(saved, true));
    swap(document.querySelector(".head"), next.querySelector(".head"));
    deskPage.show(old.querySelector(".side"), fresh.querySelector(".side"));
    light();
    const problems = document.getElementById("problems");
    if (asked && problems) { asked = false; problems.focus(); }
  }

  // While somebody writes, only what is told at the fields is new: their words are theirs.
  function words(old, fresh) {
    if (!old.contains(document.activeElement) && !unsent) { swap(old, fresh); if (form()) htmx.process(form()); return; }
    for (const piece of fresh.querySelectorAll("[data-piece]")) {
      const there = document.getElementById(piece.id);
      if (!there || same(there, piece) || there.querySelector("[name=undecided]")) continue;
      const active = there.contains(document.activeElement) ? document.activeElement : null;
      if (active && active.matches("input, textarea, select")) continue;
      there.replaceWith(piece);
      if (active) follow(active, piece);
    }
    marked();
  }

  // What had the focus is gone with what it stood in: its like there has it now, or else the field that somebody was in.
  function follow(gone, piece) {
    const place = like(gone, piece) || document.getElementById(last) || document.getElementById("main");
    place.focus({ preventScroll: true });
  }

  function like(gone, within) {
    if (!gone.matches("a[href], button[name]")) return null;
    const said = (name) => (gone.hasAttribute(name) ? `[${name}="${CSS.escape(gone.getAttribute(name))}"]` : `:not([${name}])`);
    return within.querySelector(gone.localName + ["href", "name", "value", "form"].map(said).join(""));
  }

  // The page has other fields now. The focus goes to the argument that was moved, or to the heading where it was.
  // Of several at once only the last counts: an earlier one may come later.
  let turns = 0;
  async function anew() {
    const turn = ++turns, before = document.activeElement;
    // What was done is shown at once; how it lies on the page comes when it is laid out.
    const answer = await fetch(location.href, { headers: { Accept: "text/html", "Desk-Now": "1" } }).catch(() => null);
    if (!answer || !answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== turns) return;
    const fresh = next.querySelector(".words");
    if (!fresh) { location.reload(); return; }
    const active = document.activeElement === document.body ? before : document.activeElement;
    const name = active.closest("[data-use]")?.dataset.use, key = active.closest("[data-key]")?.dataset.key, pressed = active.name;
    const sheet = active.closest("[data-sheet]")?.id, section = active.closest("section[aria-labelledby]")?.getAttribute("aria-labelledby");
    // Whoever is in a field by now stays in it, with what they typed.
    const writing = active.matches("input[type=text], textarea") && !active.name.startsWith("new.");
    const typed = writing ? [active.id, active.value, active.selectionStart, active.selectionEnd] : null;
    const was = document.querySelector(".words");
    opened(was, fresh);
    was.replaceWith(fresh);
    htmx.process(form());
    unsent = false;
    swap(document.querySelector(".head"), next.querySelector(".head"));
    const told = document.querySelector("[data-done]");
    document.getElementById("said").textContent = told ? told.querySelector("[data-said]").textContent : "";
    if (typed && stay(...typed)) { missed(); return; }
    const moved = told && document.getElementById(told.dataset.done);
    const there = moved && moved.matches("[data-use]") ? moved : name && document.querySelector(`[data-use="${CSS.escape(name)}"]`);
    const same = pressed === "part" ? ".move summary" : `button[name="${CSS.escape(pressed || "drop")}"]:not([disabled])`;
    const fields = ["up", "down"].includes(pressed) ? [] : ["input[type=text]:not(details *), textarea:not(details *)"];
    const button = there && [same, ...fields, "button:not([disabled], details *)"].map((one) => there.querySelector(one)).find(Boolean);
    const field = key && document.querySelector(`.field[data-key="${CSS.escape(key)}"]`);
    const near = sheet && document.getElementById(sheet), heading = section && document.getElementById(section);
    ((field && first(field)) || button || there || (near && near.querySelector("summary")) || heading || document.getElementById("h-arg") || document.getElementById("main")).focus();
    // What was told meanwhile went to the fields that are gone.
    missed();
  }

  const first = (box) => box.querySelector("input[type=text], textarea, select, input:checked, input[type=checkbox]");

  // Somebody who writes goes on writing in the same field: their words of this moment are theirs.
  function stay(id, value, from, to) {
    const field = document.getElementById(id);
    if (!field) return false;
    unfold(field);
    const other = field.value !== value;
    field.value = value;
    field.focus({ preventScroll: true });
    field.setSelectionRange(from, to);
    if (other) field.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }

  function unfold(within) {
    for (let fold = within.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  // What somebody has unfolded stays so.
  function opened(old, fresh) {
    for (const fold of old.querySelectorAll("details[id][open]")) {
      const there = fold.id && fresh.querySelector(`#${CSS.escape(fold.id)}`);
      if (there) there.open = true;
    }
  }

  // What is not in the brief yet is added once somebody leaves its field, and then stands there in its place.
  const blanks = () => [...document.querySelectorAll('#brief [name^="new."]')].filter((field) => field.value.trim());

  // What is written is sent by htmx; here is what it cannot know: the words of this moment, and where somebody is.
  let unsent = false, last = "", latest = null, stalled = 0, again = 0, pause = POLL, asked = false, shownRev = document.getElementById("rev")?.value;
  const form = () => document.getElementById("brief");
  const within = (event) => form() && event.target instanceof Element && event.target.closest("#brief");

  document.addEventListener("input", (event) => { if (within(event)) unsent = true; });
  document.addEventListener("focusin", (event) => {
    latest = event.target;
    const box = within(event) && event.target.closest(".field");
    const field = box && box.querySelector("input[type=text], textarea");
    if (field) last = field.id;
    else if (event.target.dataset.field) last = event.target.dataset.field;
  });
  // Who comes to a field and has not moved the cursor there goes on behind what stands in it.
  const moved = new Set();
  for (const kind of ["pointerdown", "keydown", "input"]) {
    document.addEventListener(kind, (event) => {
      if (within(event) && event.target.matches("textarea") && !["Tab", "Shift"].includes(event.key)) moved.add(event.target.id);
    });
  }
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target instanceof Element && event.target.closest("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  // The field in focus lights its place on the page; a press on the page, or on a problem, leads to the field.
  function light() {
    const active = document.activeElement, at = active && active.closest("#brief") && (active.closest("[data-use]") || active);
    deskPage.light(at ? [at.id, active.id] : []);
  }
  document.addEventListener("focusin", light);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(".places a, .gauge a, #problems a, #fit a");
    const there = link && (link.getAttribute("href") || "").startsWith("#") && document.getElementById(link.getAttribute("href").slice(1));
    if (!there) return;
    event.preventDefault();
    unfold(there);
    (there.matches("input, textarea, select, [tabindex]") ? there : there.querySelector("input:checked, textarea, button"))?.focus();
  });
  document.addEventListener("htmx:before:request", (event) => {
    const ctx = event.detail.ctx;
    if (ctx.sourceElement !== form()) return;
    const from = ctx.sourceEvent && ctx.sourceEvent.submitter;
    const sent = new FormData(form());
    // What was pressed may have been replaced since by what came of an earlier request; it was pressed all the same.
    const press = from && from.name ? from : null;
    if (press) sent.append(press.name, press.value);
    const active = document.activeElement;
    // The focus may have come back to the field from a button that is gone; nobody writes in it then.
    if (!press && active && active.name && active.closest("#brief") && active.matches("input[type=text], textarea")) sent.set("focus", active.name);
    const typing = ctx.sourceEvent && ctx.sourceEvent.type === "input";
    if (typing) [...sent.keys()].filter((key) => key.startsWith("new.")).forEach((key) => sent.delete(key));
    ctx.request.body = new URLSearchParams(sent);
    ctx.words = written();
    // Sent once: a press that follows finds them empty.
    ctx.given = typing ? [] : blanks().map((field) => [field, field.value]);
    for (const [field] of ctx.given) field.value = "";
    clearTimeout(again);
    clearTimeout(stalled);
    stalled = setTimeout(hear, STALLED, { kind: "lost" });
  });
  // What was not saved is sent again by itself, ever more seldom, for as long as the page is open.
  document.addEventListener("htmx:finally:request", (event) => {
    if (event.detail.ctx.sourceElement !== form()) return;
    clearTimeout(stalled);
    if (!unsent) { pause = POLL; return; }
    again = setTimeout(() => { if (unsent) htmx.trigger(form(), "change"); }, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element && event.target.closest("[data-again]"))) return;
    if (form()) htmx.trigger(form(), "change"); else location.reload();
  });
  document.addEventListener("htmx:error", (event) => {
    if (event.detail.ctx && event.detail.ctx.sourceElement === form()) hear({ kind: "lost" });
  });
  document.addEventListener("htmx:after:request", (event) => {
    const ctx = event.detail.ctx;
    if (ctx.sourceElement !== form()) return;
    if (ctx.response.status >= 400) giveBack(ctx);
    if (ctx.response.status === 401) { hear({ kind: "closed" }); return; }
    if (ctx.response.status < 400 && !blanks().length && (ctx.words === written() || ctx.given.length)) unsent = false;
    if (ctx.response.status < 400) document.getElementById("lost").hidden = document.getElementById("closed").hidden = true;
    // Who saves by hand is led to what is wrong; who is typing is not.
    if (ctx.response.status < 400 && ctx.sourceEvent && ctx.sourceEvent.type === "submit" && !(ctx.sourceEvent.submitter && ctx.sourceEvent.submitter.name)) {
      const problems = document.getElementById("problems");
      if (problems) problems.focus();
      else { asked = true; setTimeout(() => { asked = false; }, 3000); }
    }
    if (leaving && !unsent) { location.assign(leaving); return; }
    if (ctx.response.headers.get("desk-anew")) anew();
  });
  document.addEventListener("htmx:error", (event) => { if (event.detail.ctx) giveBack(event.detail.ctx); });
  function giveBack(ctx) {
    for (const [field, value] of ctx.given || []) if (!field.value) field.value = value;
    ctx.given = [];
  }
  document.addEventListener("htmx:after:swap", (event) => {
    const ctx = event.detail.ctx;
    if (!ctx || ctx.sourceElement !== form()) return;
    marked();
    aloud();
    const rev = document.getElementById("rev");
    if (rev && rev.value !== shownRev) { shownRev = rev.value; deskPage.expect(); }
    if (document.activeElement === document.body && latest && !latest.isConnected) follow(latest, document);
  });
  // A citation goes where the cursor is; what is still to be saved is saved first.
  let leaving = "";
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[data-cite]");
    const field = link && document.getElementById(link.dataset.cite);
    if (!field || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const written = field.id === last && moved.has(field.id) ? `&cursor=${[...field.value.slice(0, field.selectionEnd)].length}` : "";
    leaving = link.href + written;
    if (unsent) htmx.trigger(form(), "change"); else location.assign(leaving);
  });
  window.addEventListener("beforeunload", (event) => { if (unsent) event.preventDefault(); });

  function written() {
    return form() ? new URLSearchParams([...new FormData(form())].filter(([name]) => name !== "rev" && name !== "undecided")).toString() : "";
  }

  // Whether words are saved is said aloud when it becomes another, and not at each key; what is listened to stays in the page.
  let kind = "";
  function aloud() {
    const saved = document.getElementById("saved"), place = document.getElementById("aloud");
    if (!saved || !place || saved.dataset.kind === kind) return;
    kind = saved.dataset.kind;
    place.textContent = saved.textContent;
  }

  function marked() {
    for (const box of document.querySelectorAll("#brief .field")) {
      const field = box.querySelector("input[type=text], textarea");
      if (!field) continue;
      if (box.querySelector(".error")) unfold(box);
      if (box.querySelector(".error")) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
    }
  }

  // What htmx has taken care of bears its mark, and is the same all the same.
  const same = (one, other) => one.innerHTML.replaceAll(' data-htmx-powered="true"', "") === other.innerHTML;

  function swap(old, fresh) {
    if (!old || !fresh || same(old, fresh)) return;
    if (old.contains(document.activeElement) && document.activeElement.id !== "page") return;
    if (old.querySelector("details.menu[open], details:not([id])[open], .held")) return;
    opened(old, fresh);
    old.replaceWith(fresh);
  }
})();
