"""Lets `python -m briefgen` do what the `briefgen` command does."""

from briefgen.cli import main

if __name__ == "__main__":
    main()
