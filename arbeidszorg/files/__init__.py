"""Kinds of files and machine answers, all made from content that was protected before."""
