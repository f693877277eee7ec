"""Small numbers: what may be shown is decided once per data version, and looked up ever after.

``lattice`` says which cells there are. ``solve`` turns them into problems and finds what to hide
with proof that it is enough. ``decision`` puts all together, ``decision_file`` keeps the outcome,
``gate`` applies it to every answer, ``protected`` makes of counted numbers what may leave, and
``opening`` opens a data version. ``audit`` is the attacker, and stands apart from what decides.

May ask counting. Nobody above sees a row about a person.
"""
