"""How a person gets about on a page: by mouse, or by keyboard alone. Things are called by the words that stand on them."""

from __future__ import annotations

import json
import time
from typing import Any, Protocol

from desk.windows import Window, until

MOST_STOPS = 200

SEEN_SOON = 40
"""How often it is asked again whether the focus can be seen, each twentieth of a second."""

NAMED = """
  const plain = (text) => (text || "").replace(/\\s+/g, " ").trim();
  const words = (one) => one.labels && one.labels.length ? one.labels[0].textContent : one.textContent;
  const name = (one) => plain(one.getAttribute("aria-label") || words(one));
  // What is folded away has a place, too, and nobody sees it.
  const there = (one) => one.getClientRects().length > 0 && one.checkVisibility({ visibilityProperty: true });
  const shown = (one) => there(one) && !one.disabled && !one.closest("[aria-hidden=true]");
"""

FIND = f"""(asked) => {{ {NAMED}
  const kinds = "a[href], button, summary, input:not([type=hidden]), textarea, select";
  const all = [...document.querySelectorAll(kinds)].filter(shown);
  return all.find((one) => name(one) === asked) || all.find((one) => name(one).startsWith(asked))
    || all.find((one) => name(one).includes(asked));
}}"""

AIM = f"""((asked) => {{
  const one = ({FIND})(asked);
  if (!one) return null;
  const aim = one.matches("input[type=radio]") ? one.labels[0] : one;
  aim.scrollIntoView({{ block: "center", behavior: "instant" }});
  const box = aim.getClientRects()[0], x = box.x + box.width / 2, y = box.y + box.height / 2;
  const there = document.elementFromPoint(x, y);
  return {{ x, y, free: Boolean(there) && (aim.contains(there) || there.contains(aim)), width: box.width, height: box.height }};
}})"""

BEHIND = f"""((asked) => {{
  const one = ({FIND})(asked), at = document.activeElement;
  return Boolean(at) && at !== document.body && Boolean(one.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
}})"""
"""Whether the focus is behind what is asked for."""

STOP = f"""(() => {{ {NAMED}
  const one = document.activeElement;
  // Behind the last stop the keys of Firefox go on among its own buttons, while the page still has its first one.
  const away = !document.hasFocus() || !one || one === document.body || one === document.documentElement;
  if (away) return {{ name: "", body: true }};
  const aim = one.matches("input[type=radio]") ? one.labels[0] : one;
  const box = aim.getBoundingClientRect(), look = getComputedStyle(one), around = getComputedStyle(aim);
  const within = (from, size, most) => Math.min(Math.max(from + Math.min(size, 30) / 2, 0), most - 1);
  const x = within(box.x, box.width, innerWidth), y = within(box.y, box.height, innerHeight);
  const over = document.elementFromPoint(x, y);
  return {{
    name: name(one), body: false, tag: one.tagName + "#" + one.id, group: one.type === "radio" ? one.name : "",
    outlined: [look, around].some((look) => look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0),
    seen: box.bottom > 0 && box.top < innerHeight && (!over || aim.contains(over) || over.contains(aim)),
  }};
}})()"""


class Hand(Protocol):
    """A way to press and to fill in; it counts what it does."""

    presses: int
    pastes: int

    def press(self, name: str) -> None:
        """Press a link or a button."""

    def fill(self, name: str, text: str) -> None:
        """Go to a field and write what it is to say."""

    def paste(self, name: str, text: str) -> None:
        """Go to a field and paste into it."""

    def choose(self, name: str) -> None:
        """Choose one of several."""


class Mouse:
    """What is pressed is aimed at with the mouse; nothing may lie over it."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.presses = self.pastes = 0

    def press(self, name: str) -> None:
        self._aim(name)
        self.presses += 1

    def fill(self, name: str, text: str) -> None:
        self._aim(name)
        self.window.key("Control+a")
        self.window.write(text)

    def paste(self, name: str, text: str) -> None:
        self._aim(name)
        self.window.insert(text)
        self.pastes += 1

    def choose(self, name: str) -> None:
        self.press(name)

    def _aim(self, name: str) -> None:
        aim, before = f"{AIM}({json.dumps(name)})", None
        # The page may still be scrolling to it.
        while (at := until(self.window, aim)) != before:
            before = at
            time.sleep(0.05)
        assert at["free"], f"something lies over “{name}”"
        self.window.click(at["x"], at["y"])


class Keyboard:
    """What is pressed is gone to with the Tab key; each stop on the way must be seen, and none may be a trap."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.presses = self.pastes = 0

    def press(self, name: str) -> None:
        self._reach(name)
        self.window.key("Enter")
        self.presses += 1

    def fill(self, name: str, text: str) -> None:
        self._reach(name)
        self.window.key("Control+a")
        self.window.write(text)

    def paste(self, name: str, text: str) -> None:
        self._reach(name)
        self.window.insert(text)
        self.pastes += 1

    def choose(self, name: str) -> None:
        """One stop leads to several; the arrows go from one of them to the next."""
        group = until(self.window, f"(({FIND})({json.dumps(name)}) || {{}}).name")
        for _ in range(MOST_STOPS):
            if self._tab()["group"] == group:
                break
        for _ in range(9):
            if self._matches(self.window.ask(STOP), name):
                self.window.key("Space")
                self.presses += 1
                return
            self.window.key("ArrowRight")
        raise AssertionError(f"the arrows do not lead to “{name}”")

    def _reach(self, name: str) -> None:
        until(self.window, f"Boolean(({FIND})({json.dumps(name)}))")
        passed = []
        # Who has passed it already goes back: behind the last stop Firefox does not begin again by itself.
        key = "Shift+Tab" if self.window.ask(f"{BEHIND}({json.dumps(name)})") else "Tab"
        for _ in range(MOST_STOPS):
            stop = self.window.ask(STOP)
            # A part of the page that only takes the focus, as the problems do, says what is in it, and is nothing to press.
            if not stop["body"] and not stop["tag"].startswith("DIV") and self._matches(stop, name):
                return
            passed.append(self._tab(key)["name"])
        raise AssertionError(f"the Tab key does not lead to “{name}”: {passed}")

    def _tab(self, key: str = "Tab") -> dict[str, Any]:
        self.window.key(key)
        stop: dict[str, Any] = self.window.ask(STOP)
        for _ in range(SEEN_SOON):
            # Firefox draws a moment after the focus has moved.
            if stop["body"] or (stop["outlined"] and stop["seen"]):
                break
            time.sleep(0.05)
            stop = self.window.ask(STOP)
        assert stop["body"] or stop["outlined"], f"it cannot be seen that the focus is on {stop}"
        assert stop["body"] or stop["seen"], f"the focus is where nobody sees it: {stop}"
        return {"group": "", **stop}

    @staticmethod
    def _matches(stop: dict[str, Any], name: str) -> bool:
        return bool(stop["name"]) and (str(stop["name"]).startswith(name) or name in str(stop["name"]))


HANDS = {"mouse": Mouse, "keyboard": Keyboard}
