"""The packets of all meetings of a table: made side by side, each by itself, and none of them twice."""
