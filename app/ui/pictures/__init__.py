"""Pictures drawn in the window: shade and hatching tell what colour tells, words tell it all."""
