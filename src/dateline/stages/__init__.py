"""The stages of reading, each a pure function Reading -> Reading made from its resources."""
