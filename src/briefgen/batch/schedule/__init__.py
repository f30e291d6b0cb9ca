"""What the people who run the day need: where each of them is when, as papers, workbooks and calendars."""
