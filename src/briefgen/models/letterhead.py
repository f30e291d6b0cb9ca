"""How the masthead is laid out, and what that means for what a style does not say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from briefgen.models.contrast import contrast

ALIGNED = {"right": "right", "center": "center"}
"""How the words of a masthead stand where its variant says so."""

ON_BAND = ("organization", "tagline", "dateline")
"""The looks of what stands on a band."""

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
    """What a style says, with what follows from the variant of its masthead for what it does not say."""
    if not isinstance(data, Mapping):
        return data
    variant = _group(data, "masthead").get("variant")
    looks, frames = dict(_group(data, "looks")), dict(_group(data, "frames"))
    frame = dict(_group(frames, "masthead"))
    if variant == Variant.BAND:
        frame = {"ground": "accent", **PADDING, **frame}
    for name in ON_BAND:
        if isinstance(looks.get(name), Mapping):
            looks[name] = _aligned(looks[name], variant if name != "dateline" else None)
            looks[name] = _readable(looks[name], frame, data) if variant == Variant.BAND else looks[name]
    if frame.get("ground") or variant == Variant.SPLIT:
        # What follows has its space from the line above the title, which a title need not have.
        frame.setdefault("after", _group(looks, "kicker").get("before", "0pt"))
    if isinstance(data.get("looks"), Mapping) and isinstance(frames.get("masthead"), Mapping):
        return {**data, "looks": looks, "frames": {**frames, "masthead": frame}}
    return data


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
