"""Files and decks are made apart from the workers that answer, each in a process of its own.

``work``: what is to be made, and what comes of it. ``child``: one process, within its bounds.
``maker``: the process that starts them, a few at a time. ``asking``: how a worker asks it, and
``start``: how it is started and stays. May ask the settings and what other servers' answers are
made of; knows no route.
"""
