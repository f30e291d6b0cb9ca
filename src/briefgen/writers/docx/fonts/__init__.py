"""Fonts in a Word file: cut to whole scripts, made unreadable as the format asks, named with what Word chooses others by."""
