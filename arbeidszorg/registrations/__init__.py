"""The registrations: the contract of the data, reading and checking files, the demonstration world.

May ask places. Rows about persons leave this room for counting alone."""
