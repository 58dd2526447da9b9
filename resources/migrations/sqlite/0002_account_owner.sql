-- The columns of the PostgreSQL schema of the same number. An embedded store belongs to its data folder, whose lock says who commands:
-- nobody else can ask, and they stay empty. renewed_at as claimed_at, lapses_after in nanoseconds.
ALTER TABLE engine_ownership ADD COLUMN owner        TEXT    NOT NULL DEFAULT '';
ALTER TABLE engine_ownership ADD COLUMN host         TEXT    NOT NULL DEFAULT '';
ALTER TABLE engine_ownership ADD COLUMN pid          INTEGER NOT NULL DEFAULT 0;
ALTER TABLE engine_ownership ADD COLUMN renewed_at   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE engine_ownership ADD COLUMN lapses_after INTEGER NOT NULL DEFAULT 0;
