"""What absences oblige the school to do: each duty arises once, and goes when its ground goes."""
