-- The trading record for people and reports. The truth is the engine's journal; every row says which record of it caused the row
-- (epoch, sequence, ordinal), and of two versions of a row the higher one stands.
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

CREATE TABLE orders (
    venue          text    NOT NULL,
    account        text    NOT NULL,
    client_id      text    NOT NULL,
    symbol         text    NOT NULL,
    position_side  text    NOT NULL,
    strategy       text    NOT NULL,
    side           text    NOT NULL,
    type           text    NOT NULL,
    time_in_force  text    NOT NULL,
    purpose        text    NOT NULL,
    reduce_only    boolean NOT NULL,
    quantity       numeric(28, 8) NOT NULL CHECK (quantity >= 0),
    price          numeric(28, 8) NOT NULL,
    trigger_price  numeric(28, 8) NOT NULL,
    venue_order_id text    NOT NULL,
    state          text    NOT NULL,
    filled         numeric(28, 8) NOT NULL CHECK (filled >= 0),
    average_price  numeric(28, 8) NOT NULL,
    created_at     timestamptz,
    updated_at     timestamptz,
    reason_code    text    NOT NULL,
    reason         text    NOT NULL,
    epoch          bigint  NOT NULL,
    sequence       bigint  NOT NULL,
    ordinal        bigint  NOT NULL,
    recorded_at    timestamptz,
    PRIMARY KEY (venue, account, client_id)
);
CREATE INDEX orders_by_time ON orders (updated_at);

CREATE TABLE fills (
    venue         text NOT NULL,
    symbol        text NOT NULL,
    trade_id      text NOT NULL,
    account       text NOT NULL,
    client_id     text NOT NULL,
    strategy      text NOT NULL,
    position_side text NOT NULL,
    side          text NOT NULL,
    price         numeric(28, 8) NOT NULL,
    quantity      numeric(28, 8) NOT NULL CHECK (quantity > 0),
    fee           numeric(28, 8) NOT NULL,
    realized_pnl  numeric(28, 8) NOT NULL,
    liquidity     text NOT NULL,
    traded_at     timestamptz,
    epoch         bigint NOT NULL,
    sequence      bigint NOT NULL,
    ordinal       bigint NOT NULL,
    recorded_at   timestamptz,
    PRIMARY KEY (venue, symbol, trade_id, account)
);
CREATE INDEX fills_by_order ON fills (venue, account, client_id);
CREATE INDEX fills_by_time ON fills (traded_at);

CREATE TABLE positions (
    venue         text NOT NULL,
    account       text NOT NULL,
    symbol        text NOT NULL,
    position_side text NOT NULL,
    quantity      numeric(28, 8) NOT NULL,
    entry_price   numeric(28, 8) NOT NULL,
    realized_pnl  numeric(28, 8) NOT NULL,
    fees          numeric(28, 8) NOT NULL,
    updated_at    timestamptz,
    epoch         bigint NOT NULL,
    sequence      bigint NOT NULL,
    ordinal       bigint NOT NULL,
    recorded_at   timestamptz,
    PRIMARY KEY (venue, account, symbol, position_side)
);

-- Who commands (venue, account): the engine with the highest epoch. Every batch is written under a share lock of these rows, so a
-- new owner waits for the batch of the old one and the old one's next batch is refused.
CREATE TABLE engine_ownership (
    venue      text        NOT NULL,
    account    text        NOT NULL,
    epoch      bigint      NOT NULL,
    claimed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (venue, account)
);
