"""``python -m striveutils`` is ``strive``."""

from striveutils.cli import main

if __name__ == "__main__":
    main()
