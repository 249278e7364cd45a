"""``python -m pourparler`` is the program ``pourparler``."""

from pourparler.cli.main import run

if __name__ == "__main__":
    run()
