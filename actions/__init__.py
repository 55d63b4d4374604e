"""Rasa's side: slots in, one call to the clinic, a response out.

rasa-sdk imports every module of this package and registers each action it finds.
"""
