# Licences of all dependencies

Each library that any scope of the build has, with those that they bring along. The build makes this list
from the libraries' own poms and refuses every licence that is not named in `pom.xml`; a test compares it
with this file. Where a library has several licences, one may choose, or each is for a part of it.

What a pom does not tell:

- `embedded-postgres-binaries-*` are PostgreSQL itself, under the PostgreSQL licence; the Apache licence is
  that of their packaging.
- `driver-bundle` of Playwright has Node.js (MIT, with the licences of its parts) inside.
- `hazelcast` has the Apache licence in its jar; what has Hazelcast's Community License is in others.

| dependency | licence | scope |
|---|---|---|
<#list dependencyMap as entry>
| `${entry.getKey().groupId}:${entry.getKey().artifactId}` | ${entry.getValue()?sort?join(" or ")} | ${entry.getKey().artifact.scope!"?"} |
</#list>
