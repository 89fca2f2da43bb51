"""Every kind of council: votes, recusals, components, addenda."""

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every kind of council: votes, recusals, components, addenda."""
