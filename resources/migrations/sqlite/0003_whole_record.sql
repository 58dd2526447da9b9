-- The tables of the PostgreSQL schema of the same number, with its keys and meaning; amounts and times as in 0001. Retention as there.

-- Whoever runs registers again at its start, so nothing is lost: until now two engines with a strategy of the same name shared a row.
DROP TABLE strategies;
CREATE TABLE strategies (
    venue       TEXT    NOT NULL,
    account     TEXT    NOT NULL,
    strategy    TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    version     TEXT    NOT NULL,
    symbol      TEXT    NOT NULL,
    parameters  TEXT    NOT NULL,
    epoch       INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL,
    recorded_at INTEGER,
    PRIMARY KEY (venue, account, strategy)
);

CREATE TABLE strategy_versions (
    venue       TEXT    NOT NULL,
    account     TEXT    NOT NULL,
    strategy    TEXT    NOT NULL,
    version     TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    revision    INTEGER NOT NULL CHECK (revision > 0),
    symbol      TEXT    NOT NULL,
    parameters  TEXT    NOT NULL,
    epoch       INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL,
    recorded_at INTEGER,
    PRIMARY KEY (venue, account, strategy, version)
);

CREATE TABLE strategy_parameters (
    venue       TEXT    NOT NULL,
    account     TEXT    NOT NULL,
    strategy    TEXT    NOT NULL,
    version     TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    value       TEXT    NOT NULL,
    epoch       INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL,
    recorded_at INTEGER,
    PRIMARY KEY (venue, account, strategy, version, name)
);

CREATE TABLE equity (
    venue          TEXT    NOT NULL,
    account        TEXT    NOT NULL,
    sampled_at     INTEGER NOT NULL,
    balance        INTEGER NOT NULL,
    equity         INTEGER NOT NULL,
    unrealized_pnl INTEGER NOT NULL,
    realized_pnl   INTEGER NOT NULL,
    fees           INTEGER NOT NULL,
    funding        INTEGER NOT NULL,
    gross          INTEGER NOT NULL CHECK (gross >= 0),
    epoch          INTEGER NOT NULL,
    sequence       INTEGER NOT NULL,
    ordinal        INTEGER NOT NULL,
    recorded_at    INTEGER,
    PRIMARY KEY (venue, account, sampled_at)
);
CREATE INDEX equity_by_time ON equity (sampled_at);

CREATE TABLE funding (
    venue         TEXT    NOT NULL,
    account       TEXT    NOT NULL,
    symbol        TEXT    NOT NULL,
    position_side TEXT    NOT NULL,
    settled_at    INTEGER NOT NULL,
    rate          INTEGER NOT NULL,
    mark_price    INTEGER NOT NULL CHECK (mark_price > 0),
    quantity      INTEGER NOT NULL,
    amount        INTEGER NOT NULL,
    epoch         INTEGER NOT NULL,
    sequence      INTEGER NOT NULL,
    ordinal       INTEGER NOT NULL,
    recorded_at   INTEGER,
    PRIMARY KEY (venue, account, symbol, position_side, settled_at)
);

CREATE TABLE candles (
    venue            TEXT    NOT NULL,
    symbol           TEXT    NOT NULL,
    started_at       INTEGER NOT NULL,
    open             INTEGER NOT NULL,
    high             INTEGER NOT NULL,
    low              INTEGER NOT NULL,
    close            INTEGER NOT NULL,
    volume           INTEGER NOT NULL,
    quote_volume     INTEGER NOT NULL,
    taker_buy_volume INTEGER NOT NULL,
    trades           INTEGER NOT NULL CHECK (trades > 0),
    epoch            INTEGER NOT NULL,
    sequence         INTEGER NOT NULL,
    ordinal          INTEGER NOT NULL,
    recorded_at      INTEGER,
    PRIMARY KEY (venue, symbol, started_at),
    CHECK (low <= open AND low <= close AND high >= open AND high >= close)
);
CREATE INDEX candles_by_time ON candles (started_at);

CREATE TABLE performance (
    venue          TEXT    NOT NULL,
    account        TEXT    NOT NULL,
    strategy       TEXT    NOT NULL,
    run            TEXT    NOT NULL,
    symbol         TEXT    NOT NULL,
    version        TEXT    NOT NULL,
    measured_at    INTEGER NOT NULL,
    net_pnl        INTEGER NOT NULL,
    realized_pnl   INTEGER NOT NULL,
    unrealized_pnl INTEGER NOT NULL,
    fees           INTEGER NOT NULL,
    max_drawdown   INTEGER NOT NULL CHECK (max_drawdown >= 0),
    turnover       INTEGER NOT NULL,
    orders         INTEGER NOT NULL,
    fills          INTEGER NOT NULL,
    fill_ratio     INTEGER NOT NULL,
    sharpe         INTEGER,
    samples        INTEGER NOT NULL,
    epoch          INTEGER NOT NULL,
    sequence       INTEGER NOT NULL,
    ordinal        INTEGER NOT NULL,
    recorded_at    INTEGER,
    PRIMARY KEY (venue, account, strategy, run)
);

CREATE TABLE audit (
    venue       TEXT    NOT NULL,
    account     TEXT    NOT NULL,
    act         TEXT    NOT NULL,
    event_time  INTEGER,
    actor       TEXT    NOT NULL,
    action      TEXT    NOT NULL,
    target      TEXT    NOT NULL,
    reason_code TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    epoch       INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL,
    recorded_at INTEGER,
    PRIMARY KEY (venue, account, act)
);
CREATE INDEX audit_by_time ON audit (recorded_at);

ALTER TABLE positions ADD COLUMN funding INTEGER NOT NULL DEFAULT 0;
