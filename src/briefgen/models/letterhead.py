"""How the masthead is laid out, and what that means for what a style does not say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from briefgen.models.contrast import contrast
from briefgen.models.framing import FrameVariant, with_frame_variant

ALIGNED = {"right": "right", "center": "center"}
"""How the words of a masthead stand where its variant says so."""

WORDS_IN: Mapping[str, tuple[str, ...]] = {
    "masthead": ("organization", "tagline", "dateline"),
    "meeting": ("meeting",),
    "ask": ("ask_label", "ask", "ask_further", "ask_bill"),
    "callout": ("callout_title", "callout"),
    "quote": ("quote", "attribution"),
    "pull_quote": ("pull_quote", "pull_attribution"),
    "bill": ("bill_title", "bill", "bill_legend"),
    "answer": ("answer", "claim", "answer_text"),
    "numbers": ("stat_number", "stat_text"),
    "contact_card": ("contact_label", "contact_card"),
    "mark": ("mark",),
}
"""The looks of what stands in each box."""

READABLE = 4.5
"""The least contrast of words with what is behind them."""

PADDING = {"padding_x": "12pt", "padding_y": "9pt"}
"""The padding of a band, where the style says none."""


class Variant(StrEnum):
    """Where logo and words of the masthead stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"
    SPLIT = "split"
    BAND = "band"


def with_variant(data: Any) -> Any:
    """What a style says, with what follows from the variants of its masthead and its boxes for what it does not say."""
    if not isinstance(data, Mapping):
        return data
    looks, frames = dict(_group(data, "looks")), dict(_group(data, "frames"))
    for name, words in WORDS_IN.items():
        frame = with_frame_variant(_group(frames, name))
        if name == "mark":
            # It must not look like a masthead, whose color is the accent.
            frame = {"ground": "text", **frame}
        if frame.get("variant") == FrameVariant.SOLID:
            looks |= {each: _readable(looks[each], frame, data) for each in words if _said(looks, each)}
        frames |= {name: frame} if _said(frames, name) else {}
    frames |= {"masthead": _masthead(data, frames, looks)} if _said(frames, "masthead") else {}
    return {**data, **{key: made for key, made in (("looks", looks), ("frames", frames)) if _said(data, key)}}


def _masthead(data: Mapping[str, Any], frames: Mapping[str, Any], looks: dict[str, Any]) -> Mapping[str, Any]:
    """The frame of the masthead as its variant has it; the looks of its words are set so, too."""
    variant = _group(data, "masthead").get("variant")
    frame = dict(_group(frames, "masthead"))
    if variant == Variant.BAND:
        frame = {"ground": "accent", **PADDING, **frame}
    for name in WORDS_IN["masthead"]:
        if _said(looks, name):
            looks[name] = _aligned(looks[name], variant if name != "dateline" else None)
            looks[name] = _readable(looks[name], frame, data) if variant == Variant.BAND else looks[name]
    if frame.get("ground") or variant == Variant.SPLIT:
        # What follows has its space from the line above the title, which a title need not have.
        frame.setdefault("after", _group(looks, "kicker").get("before", "0pt"))
    return frame


def _said(group: Mapping[str, Any], name: str) -> bool:
    return isinstance(group.get(name), Mapping)


def _group(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = data.get(name)
    return found if isinstance(found, Mapping) else {}


def _aligned(look: Mapping[str, Any], variant: Any) -> Mapping[str, Any]:
    return {"align": ALIGNED[variant], **look} if isinstance(variant, str) and variant in ALIGNED else look


def _readable(look: Mapping[str, Any], frame: Mapping[str, Any], data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The look with the color of the paper, where its own cannot be read on the band and that one can better."""
    colors = {"paper": "#FFFFFF", **_group(data, "colors")}
    names = (str(frame.get("ground")), str(look.get("color", "text")), "paper")
    ground, own, paper = (str(colors.get(name, "")) for name in names)
    if not all(re.fullmatch("#[0-9A-Fa-f]{6}", one) for one in (ground, own, paper)):
        return look
    better = contrast(paper, ground) > contrast(own, ground)
    return {**look, "color": "paper"} if contrast(own, ground) < READABLE and better else look
