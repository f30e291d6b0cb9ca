"""Finished files, looked at before they leave: nothing in them that is too private for their readers, or that nobody meant."""
