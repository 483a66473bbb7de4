"""What the front matter of a document says: YAML with places, and the settings made of it."""
