"""Claims as one typed table: its schema, its frame, and reading it back."""
