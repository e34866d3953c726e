"""Drawings of the desk, reckoned here and drawn by its templates."""
