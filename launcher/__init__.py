"""`make run` and `make chat`: prepares content and model, starts the bot, and stops it again."""
