"""Turns a pile of news reports into one sourced record."""
