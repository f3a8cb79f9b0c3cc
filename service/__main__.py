"""`python -m service` is `vanthu`."""

from service.cli import main

main()
