"""Charts: what is drawn of numbers, the same in every format."""
