-- Takes the whole record out of the database; the journals are not touched.
DROP TABLE engine_ownership;
DROP TABLE positions;
DROP TABLE fills;
DROP TABLE orders;
DROP TABLE strategies;
