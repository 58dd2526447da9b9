"""Says of each YAML file whether the schema takes it: "good FILE" or "bad FILE: why", a line each. Exit 3: no jsonschema or yaml here."""
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(missing)
    sys.exit(3)


class AsWritten(yaml.SafeLoader):
    """A day stays a text, and a key that stands twice is a mistake, as for the loader."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        if len(keys) != len(set(keys)):
            raise yaml.YAMLError("a key stands twice")
        return super().construct_mapping(node, deep)


AsWritten.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

with open(sys.argv[1], encoding="utf-8") as text:
    schema = yaml.safe_load(text)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for name in sys.argv[2:]:
    try:
        with open(name, encoding="utf-8") as text:
            mistakes = [mistake.message for mistake in validator.iter_errors(yaml.load(text, AsWritten))]
    except (yaml.YAMLError, UnicodeDecodeError) as mistake:
        mistakes = [str(mistake)]
    print(f"bad {name}: {mistakes[0].splitlines()[0][:200]}" if mistakes else f"good {name}")
