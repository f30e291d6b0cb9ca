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
    swap(old.querySelector(".words"), fresh.querySelector(".words"));
    swap(old.querySelector(".shown"), fresh.querySelector(".shown"));
    swap(document.querySelector(".head"), next.querySelector(".head"));
    // The element itself stays: what reads pages aloud listens to it, and only hears what becomes another.
    const how = old.querySelector("#how"), now = fresh.querySelector("#how");
    if (how.textContent !== now.textContent) how.replaceChildren(...now.childNodes);
  }

  function drawn(address) {
    const image = new Image();
    image.src = address;
    return image.decode().catch(() => {});
  }

  function swap(old, fresh) {
    if (!old || !fresh || old.innerHTML === fresh.innerHTML) return;
    if (old.contains(document.activeElement) && document.activeElement.id !== "page") return;
    if (old.querySelector("details[open]")) return;
    old.replaceWith(fresh);
  }
})();
