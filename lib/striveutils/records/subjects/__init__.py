"""One module for each thing a partnership writes down: its columns, and the rules among them."""
