"""Runs the migrations on the connection that `karriarstod_db.migrate` hands over.

The caller holds the transaction, so that all migrations and the checks after them are one.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
