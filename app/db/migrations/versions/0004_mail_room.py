"""Letters of every occasion, copies, and receipts."""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Letters of every occasion, copies, and receipts."""
