"""Learns the second opinion of the event step."""
