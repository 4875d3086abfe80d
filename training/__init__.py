"""Training of onrecord's model: `python -m training` (see README.md in this folder)."""
