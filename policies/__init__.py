"""What the bot does next: the rules of data/rules/, behind the guard."""
