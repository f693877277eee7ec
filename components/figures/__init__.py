"""Pictures as live figures."""
