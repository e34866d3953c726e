"""The addresses of the desk, one idea a file."""
