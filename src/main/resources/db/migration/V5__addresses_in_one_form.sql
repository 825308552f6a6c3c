-- An address is kept and looked for in one form: without blanks around it, and in Unicode's form
-- NFC. Those from before may be in another; Java's strip() left some blanks at their start. Where
-- the right form belongs to another account already, both stay, and only that one can log in.
WITH tidied AS (
  SELECT DISTINCT ON (address) id, address
  FROM (
    SELECT id, normalize(regexp_replace(email,
      '^[\u00a0\u00ad\u061c\u180e\u2007\u200b-\u200f\u202a-\u202d\u202f\u2060-\u206f\ufeff]+', ''), NFC) AS address
    FROM users
    WHERE email ~ '[^\x01-\x7f]') AS candidates
  ORDER BY address, id)
UPDATE users SET email = tidied.address
FROM tidied
WHERE users.id = tidied.id AND users.email <> tidied.address
  AND NOT EXISTS (SELECT FROM users AS other WHERE other.email = tidied.address);
