"""``python -m sayso``: the same as the ``sayso`` command."""

import sys

from sayso.cli import main

if __name__ == "__main__":
    sys.exit(main())
