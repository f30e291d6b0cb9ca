"""Tables of local figures → the figures of one meeting's district, state or committee, as facts with their source."""
