"""`python -m harvester` is the command `harvester`."""

from harvester.starting import main

main()
