"""The product's words as values: frozen dataclasses of tuples, strings and bytes, with no library's type among them."""
