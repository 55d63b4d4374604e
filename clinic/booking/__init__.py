"""The clinics, and how to reach them."""
