"""The packets of all meetings of a table: made by workers side by side, each by itself, none of them twice. Begin in `day`."""
