"""Keys of inputs and outputs, and the fields that hold them."""


def key_of(field: str) -> str:
    """The key that a field holds; ``class_`` holds ``class``, a reserved word of Python."""
    return field.removesuffix("_")
