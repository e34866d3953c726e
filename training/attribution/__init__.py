"""Learns the weights of the encoders and of the heads that read attributions from their rows. Needs PyTorch."""
