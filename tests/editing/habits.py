"""Ordinary ways to write YAML, one text each: each must come through an edit with all its other bytes as they were."""

from __future__ import annotations

from collections.abc import Mapping

HABITS: Mapping[str, str] = {
    "as the shipped files": """\
# A leave-behind.
title: Fund health services, not stings

# Whom you meet.
meeting:
  legislator: {name: Jordan Example, title: Rep., district: Example District 7}
  date: 2026-12-03
  time: "10:30 a.m."
sections:
  # What is true here.
  - id: local
    blocks:
      - {use: shared-communities, length: headline}
      # The one they remember.
      - still-policed
  - id: evidence
    blocks: [safety, {use: syringe, length: short}]
""",
    "lists not indented": """\
title: One
blocks:
# first
- alpha
- use: beta
  length: short
# third
- gamma
tags:
- x
- y
""",
    "four blanks": """\
title: One
meeting:
    place: Here
    members:
        - name: Ana
          role: leads
        - name: Sam
          role: notes
    time: late
""",
    "blanks after the colon": """\
title:    One
summary:  Two words
meeting:  {place:  Here,   time:  late}
tags:     [a,   b]
""",
    "blanks after the hyphen": """\
blocks:
  -   alpha
  -   use: beta
      length: short
  -   gamma
""",
    "CRLF": "title: One\r\nmeeting:\r\n  place: Here  # there\r\n  time: late\r\nblocks:\r\n  # a\r\n  - a\r\n  - b\r\n"
    "text: |\r\n  one\r\n  two\r\n",
    "old Mac line ends": "title: One\rblocks:\r  - a\r  - b\r",
    "some lines with CRLF": "title: One\r\nblocks:\n  - a\r\n  # b\n  - b\n  - c\r\n",
    "byte-order mark": "\ufefftitle: One\nblocks:\n  - a\n  - b\n",
    "no newline at the end": "title: One\nblocks:\n  - a\n  - b",
    "no newline after lines of text": "title: One\nsummary: |\n  one\n  two",
    "blanks inside braces": "meeting: { place: Here, time: late }\ntags: [ a, b ]\nnone: { }\n",
    "flow over lines": """\
meeting: {
  place: Here,
  time: late
}
tags: [
  a,
  b,
]
blocks: [{use: a, length: short},
         {use: b}]
""",
    "flow with comments": """\
tags: [
  a,  # the first
  b,  # the second
  c   # the third
]
meeting: {place: Here,  # where
          time: late}
""",
    "plain text over lines": """\
title: One text
  over several
  lines
summary: and

  a paragraph
blocks:
  - alpha
    beta
  - gamma
""",
    "quoted text over lines": """\
title: "One text
  over several
  lines"
summary: 'It''s
  so'
blocks:
  - "alpha
    beta"   # why
  - gamma
""",
    "folded text": """\
summary: >-
  One text that is
  folded at its blanks,

  and a paragraph.
note: >
  Another
blocks:
  - text: >
      In a list,
      folded.
  - beta
""",
    "literal text of every ending": """\
a: |
  one
   two

b: |-
  one
c: |+
  one

d: |2
    deep
  flat
e: | # why
  one
f: end
""",
    "document marks": "---\ntitle: One\nblocks:\n  - a\n  - b\n...\n",
    "directive and mark": "%YAML 1.2\n---  # begins\ntitle: One\n",
    "nothing said": "title: ~\nsubtitle:\nsummary: null\nblocks:\n  -\n  - ~\n  - a\nmeeting: {place: , time, date: ~}\nend:   # none\n",
    "comments at ends of lines": """\
title: One  # the title
meeting:  # whom
  place: Here # there
blocks: # which
  - a  # first
  - use: b # second
    length: short # how long
  - [c, d]  # both
count: 3 # of them
""",
    "comments between": """\
# of the file
title: One

# of nothing

# of blocks
blocks:
  # GIVEN AWAY

  # a is here
  # since May
  - a
    # deeper, of a
  # b is here
  - b

  # KEPT

  - c
# at the end
""",
    "tabs where they may stand": "title:\tOne\t# tab\nblocks:\n  - a\n  - b\t\ntags: [a,\tb]\n",
    "keys in quotation marks": "\"title\": One\n'sub title': 'Two'\nmeeting: {\"place\": \"Here\", 'time': 'late'}\n",
    "blanks before the colon": "title : One\nmeeting :\n  place : Here\n",
    "all texts in quotation marks": 'title: "One"\nplace: "Here"\ntags: ["a", "b"]\nblocks:\n  - "a"\n  - "b"\n',
    "all texts in apostrophes": "title: 'One'\nplace: 'Here'\nblocks:\n  - 'a'\n  - 'b'\n",
    "words of other scripts": "title: Größe — “ça va?”\nблок:\n  - 東京  # 首都\n  - \U0001f600 ok\n  - עברית\n"
    "meeting: {où: là, “who”: me}\n",
    "blank lines between items": "blocks:\n\n  - a\n\n  - b\n\n  - c\n\ntitle: One\n",
    "blanks at ends of lines": "title: One   \nblocks:   \n  - a  \n  - b \n   \nend: x\n",
    "hyphen alone": "blocks:\n  -\n    use: a\n    length: short\n  - # why\n    use: b\n  - c\n",
    "lists in lists": "table:\n  - - a\n    - b\n  - - c\n  - [d, e]\n",
    "comments less indented": "meeting:\n# where\n    place: Here\n# when\n    time: late\nblocks:\n# one\n    - a\n# two\n    - b\n",
    "empty collections": "tags: []\nmeeting: {}\nblocks: [ ]\n",
    "numbers and truths": "a: 1\nb: -2\nc: true\nd: 010\ne: 2026-12-03\nf: NO\ng: [1, false]\n",
    "a list at the top": "# of the file\n- a\n# of b\n- {use: b}\n- use: c\n  length: short\n",
    "in brackets altogether": '{title: One, blocks: [a, {use: b}], "n": 1}\n',
    "signs in text": "a: it's # not\nb: \"a # b\"\nc: 'x: y'\nd: a#b\ne: http://example.org/#x\nf: |\n  #no comment\n  - no item\n",
}  # fmt: skip

STRANGE: Mapping[str, str] = {
    "a key with a question mark": "? title\n: One\n? other\n: Two\nlast: 3\n",
    "pairs in a list": "tags: [a: b, c]\n",
}
"""Ways that hardly anybody writes: an edit is made exactly, or the file is shown as text."""
