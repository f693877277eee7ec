"""What is looked at: the View, its address and its words. May ask places, and the code lists."""
