"""Consents: the private records, the extract that is shared, and the voices that name them."""
