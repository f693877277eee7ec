"""The jobs of the desk, and what is being mended."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Nothing yet."""
