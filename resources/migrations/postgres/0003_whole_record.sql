-- What the record says beyond orders, fills and positions. As there, a row is keyed by what it is and stamped with the journal record that
-- caused it; of two versions the higher (epoch, sequence, ordinal) stands.
--
-- Growth and retention: an account writes one row of equity a minute (about 100 MB a year), an instrument at most one candle a minute
-- (about 130 MB a year). Neither is partitioned: a year of ten instruments is smaller than one partition would be worth, and
-- `qcat store prune` deletes what is older than it is told, oldest first, in batches that hold no lock for long. Everything else grows with
-- runs, settlements and commands, and stays.

-- Whoever runs registers again at its start, so nothing is lost: until now two engines with a strategy of the same name shared a row.
DROP TABLE strategies;
CREATE TABLE strategies (
    venue       text   NOT NULL,
    account     text   NOT NULL,
    strategy    text   NOT NULL,
    kind        text   NOT NULL,
    version     text   NOT NULL,
    symbol      text   NOT NULL,
    parameters  text   NOT NULL,
    epoch       bigint NOT NULL,
    sequence    bigint NOT NULL,
    ordinal     bigint NOT NULL,
    recorded_at timestamptz,
    PRIMARY KEY (venue, account, strategy)
);
COMMENT ON TABLE strategies IS 'Each strategy as it ran last.';

CREATE TABLE strategy_versions (
    venue       text   NOT NULL,
    account     text   NOT NULL,
    strategy    text   NOT NULL,
    version     text   NOT NULL,
    kind        text   NOT NULL,
    revision    bigint NOT NULL CHECK (revision > 0),
    symbol      text   NOT NULL,
    parameters  text   NOT NULL,
    epoch       bigint NOT NULL,
    sequence    bigint NOT NULL,
    ordinal     bigint NOT NULL,
    recorded_at timestamptz,
    PRIMARY KEY (venue, account, strategy, version)
);
COMMENT ON TABLE strategy_versions IS 'Every version of a strategy that ever ran, stamped with its last run. A version is the revision of the kind''s code and a digest of the parameters.';

CREATE TABLE strategy_parameters (
    venue       text   NOT NULL,
    account     text   NOT NULL,
    strategy    text   NOT NULL,
    version     text   NOT NULL,
    name        text   NOT NULL,
    value       text   NOT NULL,
    epoch       bigint NOT NULL,
    sequence    bigint NOT NULL,
    ordinal     bigint NOT NULL,
    recorded_at timestamptz,
    PRIMARY KEY (venue, account, strategy, version, name)
);
COMMENT ON TABLE strategy_parameters IS 'The parameters of each version, one a row.';

CREATE TABLE equity (
    venue          text           NOT NULL,
    account        text           NOT NULL,
    sampled_at     timestamptz    NOT NULL,
    balance        numeric(28, 8) NOT NULL,
    equity         numeric(28, 8) NOT NULL,
    unrealized_pnl numeric(28, 8) NOT NULL,
    realized_pnl   numeric(28, 8) NOT NULL,
    fees           numeric(28, 8) NOT NULL,
    funding        numeric(28, 8) NOT NULL,
    gross          numeric(28, 8) NOT NULL CHECK (gross >= 0),
    epoch          bigint         NOT NULL,
    sequence       bigint         NOT NULL,
    ordinal        bigint         NOT NULL,
    recorded_at    timestamptz,
    PRIMARY KEY (venue, account, sampled_at)
);
COMMENT ON TABLE equity IS 'Each account at the end of each minute of event time. A minute in which a position could not be valued has no row.';
CREATE INDEX equity_by_time ON equity (sampled_at);

CREATE TABLE funding (
    venue         text           NOT NULL,
    account       text           NOT NULL,
    symbol        text           NOT NULL,
    position_side text           NOT NULL,
    settled_at    timestamptz    NOT NULL,
    rate          numeric(28, 8) NOT NULL,
    mark_price    numeric(28, 8) NOT NULL CHECK (mark_price > 0),
    quantity      numeric(28, 8) NOT NULL,
    amount        numeric(28, 8) NOT NULL,
    epoch         bigint         NOT NULL,
    sequence      bigint         NOT NULL,
    ordinal       bigint         NOT NULL,
    recorded_at   timestamptz,
    PRIMARY KEY (venue, account, symbol, position_side, settled_at)
);
COMMENT ON TABLE funding IS 'What each position paid (negative) or received at each settlement of funding.';

CREATE TABLE candles (
    venue            text           NOT NULL,
    symbol           text           NOT NULL,
    started_at       timestamptz    NOT NULL,
    open             numeric(28, 8) NOT NULL,
    high             numeric(28, 8) NOT NULL,
    low              numeric(28, 8) NOT NULL,
    close            numeric(28, 8) NOT NULL,
    volume           numeric(28, 8) NOT NULL,
    quote_volume     numeric(28, 8) NOT NULL,
    taker_buy_volume numeric(28, 8) NOT NULL,
    trades           bigint         NOT NULL CHECK (trades > 0),
    epoch            bigint         NOT NULL,
    sequence         bigint         NOT NULL,
    ordinal          bigint         NOT NULL,
    recorded_at      timestamptz,
    PRIMARY KEY (venue, symbol, started_at),
    CHECK (low <= open AND low <= close AND high >= open AND high >= close)
);
COMMENT ON TABLE candles IS 'Finished one-minute candles of trades, of minutes that one run saw from beginning to end. A minute without a trade has none.';
CREATE INDEX candles_by_time ON candles (started_at);

CREATE TABLE performance (
    venue          text           NOT NULL,
    account        text           NOT NULL,
    strategy       text           NOT NULL,
    run            text           NOT NULL,
    symbol         text           NOT NULL,
    version        text           NOT NULL,
    measured_at    timestamptz    NOT NULL,
    net_pnl        numeric(28, 8) NOT NULL,
    realized_pnl   numeric(28, 8) NOT NULL,
    unrealized_pnl numeric(28, 8) NOT NULL,
    fees           numeric(28, 8) NOT NULL,
    max_drawdown   numeric(28, 8) NOT NULL CHECK (max_drawdown >= 0),
    turnover       numeric(28, 8) NOT NULL,
    orders         bigint         NOT NULL,
    fills          bigint         NOT NULL,
    fill_ratio     numeric(28, 8) NOT NULL,
    sharpe         numeric(28, 8),
    samples        bigint         NOT NULL,
    epoch          bigint         NOT NULL,
    sequence       bigint         NOT NULL,
    ordinal        bigint         NOT NULL,
    recorded_at    timestamptz,
    PRIMARY KEY (venue, account, strategy, run)
);
COMMENT ON TABLE performance IS 'What each strategy did in each run, as of the last minute that changed it. Quote asset. Drawdown of net PnL at the ends of minutes. Sharpe ratio (Sharpe 1994) of the minutes'' changes of net PnL, annualised, empty below 1440 of them.';
COMMENT ON COLUMN performance.run IS 'The epoch of the run, which stands in its order ids too.';

CREATE TABLE audit (
    venue       text   NOT NULL,
    account     text   NOT NULL,
    act         text   NOT NULL,
    event_time  timestamptz,
    actor       text   NOT NULL,
    action      text   NOT NULL,
    target      text   NOT NULL,
    reason_code text   NOT NULL,
    reason      text   NOT NULL,
    epoch       bigint NOT NULL,
    sequence    bigint NOT NULL,
    ordinal     bigint NOT NULL,
    recorded_at timestamptz,
    PRIMARY KEY (venue, account, act)
);
COMMENT ON TABLE audit IS 'Who commanded what of trading, and every change of the trading state with its reason. act: epoch and number in the run.';
CREATE INDEX audit_by_time ON audit (recorded_at);

ALTER TABLE positions ADD COLUMN funding numeric(28, 8) NOT NULL DEFAULT 0;
COMMENT ON COLUMN positions.funding IS 'Received less paid.';
COMMENT ON TABLE orders IS 'Every order as it stands.';
COMMENT ON TABLE fills IS 'Every fill. Rows never change.';
COMMENT ON TABLE positions IS 'Every position as it stands, flat ones too.';
COMMENT ON TABLE engine_ownership IS 'Which engine commands which account.';
