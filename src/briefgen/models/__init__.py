"""What people write, as data: briefs, blocks, sources, styles, settings; checked when they are made."""
