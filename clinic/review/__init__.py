"""One page of everything the bot says about health, for a clinician to read and sign."""
