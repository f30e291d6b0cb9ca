"""Finished files → what they say: read back as a stranger's program would, bounded, to be compared with the tree."""
