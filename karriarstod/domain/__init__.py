"""What is true, whoever asks: one module per noun of the glossary."""
