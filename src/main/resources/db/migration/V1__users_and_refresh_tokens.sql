CREATE TABLE users (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email         varchar(320) NOT NULL UNIQUE, -- trimmed and lower-cased by the program
  password_hash text         NOT NULL,        -- Argon2id in PHC string form
  first_name    text         NOT NULL,
  last_name     text         NOT NULL,
  created_at    timestamptz  NOT NULL
);

-- A login begins a family; each refresh spends a token and adds the next one to its family.
-- A spent token that is used again condemns the family: all its rows go. So does a logout.
CREATE TABLE refresh_tokens (
  token_hash bytea       PRIMARY KEY CHECK (octet_length(token_hash) = 32), -- SHA-256; the token itself is not kept
  family     uuid        NOT NULL DEFAULT gen_random_uuid(),
  user_id    bigint      NOT NULL REFERENCES users ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  spent_at   timestamptz
);

CREATE INDEX ON refresh_tokens (family);
CREATE INDEX ON refresh_tokens (user_id);
