"""What the clinic knows: questions, reviewed answers and where they come from."""
