"""What Alembic runs a migration in: the connection, and the transaction, of who asked for it."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table="desk_revision")
with context.begin_transaction():
    context.run_migrations()
