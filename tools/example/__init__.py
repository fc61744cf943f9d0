"""The parts of the builder of the shipped example partnership; see tools/build_example.py."""
