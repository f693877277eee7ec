"""What was handed in: waiting, compared, accepted, published, and given back.

``handing`` takes in what an initiative handed in and says who decided what about it (``handed`` is
what that is, ``rows`` and ``tables`` how it is kept). ``composing`` makes the next version of what
was accepted and what is in force, ``changes`` says what that changes, ``publishing`` makes it
public or takes it back, in a process of its own (``working``). ``quality`` says how complete the
registration is and who still has to hand in, ``own`` what an initiative gets back of its own,
``report`` and ``export`` write that as files, ``forgetting`` takes a participant out of all of it.

Two who write at the same time: one is first, the other is told who was (``OvertakenError``), and
nothing of what the other had is lost. Asks access, database and the domain; pages ask it.
"""
