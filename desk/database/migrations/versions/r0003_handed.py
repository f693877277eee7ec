"""What was handed in and waits."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Nothing yet."""
