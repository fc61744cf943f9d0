"""What records are made of: the kinds of columns, how the text of a cell is read, what can be wrong with it."""
