"""The page that has the pupils of a year go on to the next one."""
