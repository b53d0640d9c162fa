"""The commands, a file for each thing that one comes to the command line for."""
