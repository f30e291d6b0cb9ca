"""Citation Style Language: styles, and what they make of sources and citations."""
