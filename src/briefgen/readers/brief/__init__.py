"""Brief specs, templates, packets and settings, as people wrote them."""
