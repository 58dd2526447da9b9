-- As in the PostgreSQL schema of the same number.
ALTER TABLE engine_ownership DROP COLUMN lapses_after;
ALTER TABLE engine_ownership DROP COLUMN renewed_at;
ALTER TABLE engine_ownership DROP COLUMN pid;
ALTER TABLE engine_ownership DROP COLUMN host;
ALTER TABLE engine_ownership DROP COLUMN owner;
