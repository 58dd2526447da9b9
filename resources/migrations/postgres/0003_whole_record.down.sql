-- What the version before does not know goes; the journals are not touched. Strategies register again at the next start.
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
    strategy    text    NOT NULL PRIMARY KEY,
    kind        text    NOT NULL,
    account     text    NOT NULL,
    symbol      text    NOT NULL,
    parameters  text    NOT NULL,
    epoch       bigint  NOT NULL,
    sequence    bigint  NOT NULL,
    ordinal     bigint  NOT NULL,
    recorded_at timestamptz
);
