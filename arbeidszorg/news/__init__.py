"""What changed: each data version that was shown here, by its protected numbers, held beside the
next one.

Asks the atlas alone: what a version says is what its Tables say, and what it hid is in no file.
"""
