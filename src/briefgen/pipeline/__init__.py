"""The one sentence: read, plan, compose, cite, check, fit, write; for a brief, a packet, a workspace."""
