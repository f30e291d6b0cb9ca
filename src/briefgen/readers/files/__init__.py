"""Bytes → plain data that knows the place of every value: decoding, strict YAML, JSON, front matter."""
