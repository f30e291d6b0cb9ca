"""What each address of the desk answers."""
