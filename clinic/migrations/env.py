"""What Alembic runs: the versions, inside the transaction that `clinic.all_tables` opened and locked."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
