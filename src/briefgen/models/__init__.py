"""What people write, as data: briefs, blocks, sources, styles, settings; checked as they are made."""
