"""The desk in the browser: pages for one person on this computer, over what the command line does; a door, no logic."""
