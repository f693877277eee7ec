"""Files and machine answers, all made from the protected Table."""
