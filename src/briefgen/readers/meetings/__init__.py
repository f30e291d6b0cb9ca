"""The table of a packet's meetings → its rows, each with what it gives a brief and what is wrong with it."""
