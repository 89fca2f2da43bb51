"""How Alembic runs here: on the connection that the program opened, within its transaction."""

from alembic import context
from sqlmodel import SQLModel

import app.models  # noqa: F401 (declares the tables)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
