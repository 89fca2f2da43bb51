"""The school's file: engine, transactions, migrations, locks and backups."""
