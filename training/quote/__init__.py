"""The weights of the quote step's judge."""
