"""Jobs of the desk: what takes longer than an answer, in short-lived processes of their own.

``jobs`` starts them and says how far they are, ``apart`` is the process that does one within bounds
of memory and time, ``spool`` keeps what was sent and what came of it, ``uploads`` takes files piece
by piece, ``wiping`` sees to it that memory that is given back holds nothing.

Why this and no queue that others made: Dash's background callbacks, Celery and RQ hand work on
through a disk or a broker (Diskcache: pickles in SQLite; Redis: its memory and its snapshots), with
what was uploaded in it, readable by whoever opens that file. Here a row in the database says that
there is a job and how far it is, and nothing of what is in it. What was sent, and what came of it,
lies encrypted by a key that is in the memory of this server alone: when it ends, nobody reads it
any more, and who sent it sends it again (the browser does so by itself).

Asks access, the database, settings and texts.
"""
