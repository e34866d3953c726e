"""The gold set of chains: who spoke, through whose hands the words came; texts stay outside, only offsets are here."""
