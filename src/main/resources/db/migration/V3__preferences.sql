-- What a user wishes. A null is a wish never made: the program has the default for it.
CREATE TABLE preferences (
  user_id             bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  timezone            text, -- an IANA zone
  default_language    text,
  voice_id            text,
  system_prompt       text,
  email_notifications boolean
);
