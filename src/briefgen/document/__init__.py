"""What will be on the page, as data that every writer prints the same way: the tree, the plan behind it, its geometry."""
