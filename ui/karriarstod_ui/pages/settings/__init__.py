"""Settings: how it looks, the organisation, its rules, its users, the register."""
