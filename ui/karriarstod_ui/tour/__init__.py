"""The round through every view and every window of the program, a picture at each."""
