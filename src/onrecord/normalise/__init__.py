"""normalise: what the words of a document amount to."""
