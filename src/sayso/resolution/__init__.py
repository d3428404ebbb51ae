"""Resolution: mentions become actors, places and stretches of the calendar."""
