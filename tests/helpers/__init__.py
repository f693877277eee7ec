"""Tests in a real browser, over the real server started as ``python serve.py``."""
