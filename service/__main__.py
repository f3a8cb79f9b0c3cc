"""`python -m service` is `vanthu`."""

from service.cli import main

if __name__ == "__main__":
    main()
