"""The first page of all: three ways in, the safest first."""
