"""The place where a new referral is written."""
