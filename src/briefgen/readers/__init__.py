"""Files → nouns: each reader collects every problem with its place, and never guesses."""
