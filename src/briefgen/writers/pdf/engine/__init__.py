"""The half that lays a document out, in a process of its own: WeasyPrint, tagging, notes."""
