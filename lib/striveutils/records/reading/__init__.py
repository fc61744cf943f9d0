"""From a file to its records, or to everything that is wrong with it, each with its row and column."""
