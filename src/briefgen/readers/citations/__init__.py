"""Citations in text, their locators, and the CSL style that says how they are printed."""
