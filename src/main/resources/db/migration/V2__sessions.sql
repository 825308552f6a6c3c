-- A session is a family of refresh tokens together with the access tokens that came with them. It
-- ends at logout, when its user changes the password in another one, or when a spent refresh token
-- is used again; then none of its tokens is good, also one that is added at the same moment.
CREATE TABLE sessions (
  id            uuid        PRIMARY KEY,
  user_id       bigint      NOT NULL REFERENCES users ON DELETE CASCADE,
  created_at    timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL, -- no token of it is good any longer
  ended_at      timestamptz,
  refused_until timestamptz,          -- until then an access token of the ended session may be alive
  CHECK ((ended_at IS NULL) = (refused_until IS NULL))
);

CREATE INDEX ON sessions (user_id);
CREATE INDEX ON sessions (refused_until) WHERE refused_until IS NOT NULL;

INSERT INTO sessions (id, user_id, created_at, expires_at)
SELECT family, min(user_id), min(created_at), max(expires_at) FROM refresh_tokens GROUP BY family;

ALTER TABLE refresh_tokens
  ALTER COLUMN family DROP DEFAULT,
  ADD FOREIGN KEY (family) REFERENCES sessions ON DELETE CASCADE;
