"""Training of the weights that tell body from furniture."""
