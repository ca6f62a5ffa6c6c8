"""`python -m evidence`: the same door as the `evidence` command."""

from evidence.cli.main import entry_point

if __name__ == "__main__":
    entry_point()
