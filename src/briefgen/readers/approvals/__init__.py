"""Approvals: `approvals/*.yaml` → what each organization has approved, and what is wrong with that."""
