"""Real runs of the kit's programs. Started by smoke.sh: folder of the kit, then the names of checks (default: all)."""

import sys
import time

import local  # imported for their checks, as servers and stubs are
import servers
import stubs
from program import CHECKS, Computer, Program


def run(check):
    """Answers whether the check passed."""
    began = time.monotonic()
    try:
        check()
        verdict, detail = "ok  ", ""
    except (AssertionError, OSError) as problem:
        verdict, detail = "FAIL", f"\n     {problem!r}"
    finally:
        Program.close_all()
    print(f"{verdict} {check.__name__}: {check.__doc__} ({time.monotonic() - began:.1f} s){detail}", flush=True)
    return verdict == "ok  "


def main():
    chosen = sys.argv[2:]
    unknown = set(chosen) - {check.__name__ for check in CHECKS}
    if unknown:
        sys.exit(f"no check named {', '.join(sorted(unknown))}")
    with Computer():
        results = [run(check) for check in CHECKS if not chosen or check.__name__ in chosen]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 1 if False in results else 0


if __name__ == "__main__":
    sys.exit(main())
