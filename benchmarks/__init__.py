"""`make bench`: speed and memory of this bot beside those of the bot that `rasa init` makes."""
