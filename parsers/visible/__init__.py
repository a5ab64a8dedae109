"""What a page shows rather than says in tags: its visible lines, labels, heading, people, abstract and citation lines."""
