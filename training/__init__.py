"""Makes what is in accordingto/weights; never imported by the package."""
