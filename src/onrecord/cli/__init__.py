"""The command `onrecord`."""

import os

# One process works on one core: the small products of this program lose more than they gain by
# being shared out, and --jobs is the way to more cores. Read by the libraries when they load.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}


def main() -> None:
    """Run the command line and leave with its exit status."""
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)
    from onrecord.cli.app import app  # here, so that importing the package costs nothing

    app(prog_name="onrecord")
