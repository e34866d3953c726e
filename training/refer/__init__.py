"""Learns whom a pronoun stands for, from articles in which the sources are marked."""
