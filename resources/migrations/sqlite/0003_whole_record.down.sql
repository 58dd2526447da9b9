-- As in the PostgreSQL schema of the same number.
ALTER TABLE positions DROP COLUMN funding;
DROP TABLE audit;
DROP TABLE performance;
DROP TABLE candles;
DROP TABLE funding;
DROP TABLE equity;
DROP TABLE strategy_parameters;
DROP TABLE strategy_versions;
DROP TABLE strategies;
CREATE TABLE strategies (
    strategy    TEXT    NOT NULL PRIMARY KEY,
    kind        TEXT    NOT NULL,
    account     TEXT    NOT NULL,
    symbol      TEXT    NOT NULL,
    parameters  TEXT    NOT NULL,
    epoch       INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL,
    recorded_at INTEGER
);
