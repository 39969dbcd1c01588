"""What `compile.py` does, by subject: tables, politics, people, gazetteer, the SQLite file. Build time only."""
