"""How fast onrecord is, where the time goes, and how both grow with the number of documents."""
