-- An engine of the version before knows epochs alone.
ALTER TABLE engine_ownership
    DROP COLUMN lapses_after,
    DROP COLUMN renewed_at,
    DROP COLUMN pid,
    DROP COLUMN host,
    DROP COLUMN owner;
