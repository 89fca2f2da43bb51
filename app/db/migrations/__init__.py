"""The steps that bring a file's schema from one version of the program to the next."""
