"""What is passed along: frozen types that do no work."""
