-- Users of an outside issuer of tokens have no password here, and need not have an address or a
-- name; the issuer's name for them is what they are known by.
ALTER TABLE users
  ALTER COLUMN email DROP NOT NULL,
  ALTER COLUMN password_hash DROP NOT NULL,
  ALTER COLUMN first_name DROP NOT NULL,
  ALTER COLUMN last_name DROP NOT NULL,
  ADD COLUMN issuer text,
  ADD COLUMN subject text,
  ADD UNIQUE (issuer, subject),
  ADD CHECK ((issuer IS NULL) = (subject IS NULL)),
  ADD CHECK (issuer IS NOT NULL OR num_nulls(email, password_hash, first_name, last_name) = 0);
