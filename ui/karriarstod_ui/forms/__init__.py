"""Forms on screen: a template's questions as fields, and what is written in them."""
