"""Small trained arrays, each with its card."""
