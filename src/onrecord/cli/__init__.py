"""The command `onrecord`."""


def main() -> None:
    """Run the command line and leave with its exit status."""
    from onrecord.cli.app import app  # here, so that importing the package costs nothing

    app(prog_name="onrecord")
