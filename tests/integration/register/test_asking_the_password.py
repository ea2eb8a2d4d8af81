"""Whether whoever sits at an open register knows its password."""

import pytest
from registers import PASSWORD

from karriarstod.application.store_errors import WrongPassword
from karriarstod_db.register.open_register import OpenRegister


def test_the_own_password_is_known_and_every_other_is_wrong(register: OpenRegister) -> None:
    register.demand_password(PASSWORD)
    with pytest.raises(WrongPassword):
        register.demand_password(f"{PASSWORD} ")
    with pytest.raises(WrongPassword):
        register.demand_password("")


def test_a_changed_password_is_the_one_that_is_asked_for(register: OpenRegister) -> None:
    new = "fyra gröna cyklar i regnet"
    register.change_password(PASSWORD, new)

    register.demand_password(new)
    with pytest.raises(WrongPassword):
        register.demand_password(PASSWORD)
