"""The clinic itself, in plain Python: what it knows, what it warns of and what it offers.

Nothing here imports Rasa, the actions or the channels.
"""
