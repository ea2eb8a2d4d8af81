"""What a user can do: commands and queries, one function each, and their ports."""
