"""The school's own settings: identity, years and calendars, staff, accounts, figures."""
