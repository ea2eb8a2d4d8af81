"""What window and command line say when something could not be done, in the same words.

`sentence(error)` takes any `StoreError` or `DomainError`; see `wording.py` for adding one.
"""

from karriarstod.application import domain_sentences, exchange_sentences, store_sentences
from karriarstod.application.wording import Sentence, sentence

__all__ = ["Sentence", "domain_sentences", "exchange_sentences", "sentence", "store_sentences"]
