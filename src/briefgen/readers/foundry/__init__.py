"""A folder of fonts as a designer has them → families of four faces, as files that every program takes.

Fonts of strangers are read and made by fontTools in a process of its own, bounded in time and memory.
"""

from __future__ import annotations
