"""Text + edits → text: one value is changed where it stands, merged by value, saved under a lock, taken back by value."""
