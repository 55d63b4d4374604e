"""What a danger sign means: how urgent it is and what to say."""
