"""Write the golden cases' expected files anew: `python -m tests.parsing.rewrite`."""

from tests.parsing.cases import all_cases, result_of


def main() -> None:
    for expected in all_cases():
        result = result_of(expected)
        if not expected.exists() or expected.read_text("utf-8") != result:
            expected.write_text(result, "utf-8")
            print(f"rewritten: {expected.parent.name}/{expected.name}")


if __name__ == "__main__":
    main()
