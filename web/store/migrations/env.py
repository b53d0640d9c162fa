"""Runs migrations on the connection that `web.store.migrating` hands over."""

from alembic import context

from web.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
