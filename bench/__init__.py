"""Scores against gold sets, and how long the work takes; never imported by the package."""
