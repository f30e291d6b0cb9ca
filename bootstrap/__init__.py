"""What run.py does before the program can start; the standard library is all there is here."""
