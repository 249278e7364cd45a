"""Claims about drafts: of how many parts they are said to be made, and to have been made before."""
