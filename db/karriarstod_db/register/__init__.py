"""The encrypted register: header, keys, connection, lock."""
