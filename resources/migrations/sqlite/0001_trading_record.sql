-- The trading record for people and reports, with the meaning of the PostgreSQL schema of the same number. Amounts are integers in
-- units of 0.00000001, because SQLite has no decimal type: sums and comparisons stay exact, price / 1e8 is for reading. Times are
-- integers, nanoseconds since 1970 UTC. Booleans are 0 and 1.
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

CREATE TABLE orders (
    venue          TEXT    NOT NULL,
    account        TEXT    NOT NULL,
    client_id      TEXT    NOT NULL,
    symbol         TEXT    NOT NULL,
    position_side  TEXT    NOT NULL,
    strategy       TEXT    NOT NULL,
    side           TEXT    NOT NULL,
    type           TEXT    NOT NULL,
    time_in_force  TEXT    NOT NULL,
    purpose        TEXT    NOT NULL,
    reduce_only    INTEGER NOT NULL,
    quantity       INTEGER NOT NULL CHECK (quantity >= 0),
    price          INTEGER NOT NULL,
    trigger_price  INTEGER NOT NULL,
    venue_order_id TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    filled         INTEGER NOT NULL CHECK (filled >= 0),
    average_price  INTEGER NOT NULL,
    created_at     INTEGER,
    updated_at     INTEGER,
    reason_code    TEXT    NOT NULL,
    reason         TEXT    NOT NULL,
    epoch          INTEGER NOT NULL,
    sequence       INTEGER NOT NULL,
    ordinal        INTEGER NOT NULL,
    recorded_at    INTEGER,
    PRIMARY KEY (venue, account, client_id)
);
CREATE INDEX orders_by_time ON orders (updated_at);

CREATE TABLE fills (
    venue         TEXT    NOT NULL,
    symbol        TEXT    NOT NULL,
    trade_id      TEXT    NOT NULL,
    account       TEXT    NOT NULL,
    client_id     TEXT    NOT NULL,
    strategy      TEXT    NOT NULL,
    position_side TEXT    NOT NULL,
    side          TEXT    NOT NULL,
    price         INTEGER NOT NULL,
    quantity      INTEGER NOT NULL CHECK (quantity > 0),
    fee           INTEGER NOT NULL,
    realized_pnl  INTEGER NOT NULL,
    liquidity     TEXT    NOT NULL,
    traded_at     INTEGER,
    epoch         INTEGER NOT NULL,
    sequence      INTEGER NOT NULL,
    ordinal       INTEGER NOT NULL,
    recorded_at   INTEGER,
    PRIMARY KEY (venue, symbol, trade_id, account)
);
CREATE INDEX fills_by_order ON fills (venue, account, client_id);
CREATE INDEX fills_by_time ON fills (traded_at);

CREATE TABLE positions (
    venue         TEXT    NOT NULL,
    account       TEXT    NOT NULL,
    symbol        TEXT    NOT NULL,
    position_side TEXT    NOT NULL,
    quantity      INTEGER NOT NULL,
    entry_price   INTEGER NOT NULL,
    realized_pnl  INTEGER NOT NULL,
    fees          INTEGER NOT NULL,
    updated_at    INTEGER,
    epoch         INTEGER NOT NULL,
    sequence      INTEGER NOT NULL,
    ordinal       INTEGER NOT NULL,
    recorded_at   INTEGER,
    PRIMARY KEY (venue, account, symbol, position_side)
);

-- Who commands (venue, account): the engine with the highest epoch. Read in the transaction of every batch.
CREATE TABLE engine_ownership (
    venue      TEXT    NOT NULL,
    account    TEXT    NOT NULL,
    epoch      INTEGER NOT NULL,
    claimed_at INTEGER NOT NULL,
    PRIMARY KEY (venue, account)
);
