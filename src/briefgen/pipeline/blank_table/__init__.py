"""The workbook to fill in for the meetings of a packet: which columns its papers ask for, and the words that explain them."""
