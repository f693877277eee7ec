"""A Picture as SVG, which needs no script and is what files hold."""
