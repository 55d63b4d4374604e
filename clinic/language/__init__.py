"""How people write things, read and said in one place each."""
