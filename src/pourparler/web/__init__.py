"""The desk: the workbench in a browser. It computes nothing itself: a page tells what a verb answers."""
