-- Who commands (venue, account), and since when it has been heard. An owner renews every two seconds; all times are this server's. It
-- promises that once it could not renew for lapses_after it takes no new risk: another engine may then claim the account with a higher
-- epoch. An empty owner has given the account back.
ALTER TABLE engine_ownership
    ADD COLUMN owner        text        NOT NULL DEFAULT '',
    ADD COLUMN host         text        NOT NULL DEFAULT '',
    ADD COLUMN pid          integer     NOT NULL DEFAULT 0,
    ADD COLUMN renewed_at   timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN lapses_after interval    NOT NULL DEFAULT '0';
