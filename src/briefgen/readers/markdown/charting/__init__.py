"""Charts: what is written behind `::: chart`, and the numbers that are drawn."""
