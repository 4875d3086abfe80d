"""How good onrecord is: every figure of the project beside its bar and its pinned floor."""
