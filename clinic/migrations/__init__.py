"""How the database grew, one version after the other; `clinic.all_tables` brings it to the newest."""
