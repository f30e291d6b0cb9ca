"""What the program and the process that lays out agree on: frames of plain data, never of code, and a few names in them."""

from __future__ import annotations

import io
import pickle
import struct
from typing import IO, Any

HEADER = struct.Struct(">Q")
"""Every frame begins with its length in bytes."""

MOST_BYTES = 1 << 30
"""The longest frame that is accepted, in bytes."""


class _Plain(pickle.Unpickler):
    """Takes dictionaries, tuples, text, bytes and numbers; nothing that would import or call."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        raise pickle.UnpicklingError(f"{module_name}.{global_name} is not plain data")


CODE = "data-code"
"""The attribute in which the content code of a document stands while it is laid out."""


def send(stream: IO[bytes], message: Any) -> None:
    """Write one frame. Raises OSError when the other side is gone."""
    data = pickle.dumps(message, protocol=5)
    stream.write(HEADER.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one frame. Raises EOFError when the other side is gone, UnpicklingError for what is not plain data."""
    (length,) = HEADER.unpack(_exactly(stream, HEADER.size))
    if length > MOST_BYTES:
        raise pickle.UnpicklingError("the frame is too long")
    return _Plain(io.BytesIO(_exactly(stream, length))).load()


def line_id(number: int) -> str:
    """The id of a line of text between flows: flow 0 stands between lines 1 and 2, lines 0 and 1 follow one another."""
    return f"galley.{number}"


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if data is None or len(data) < count:
        raise EOFError
    return data
