import type { SchemaStep } from '../schema-step';

/** The steps from nothing to the schema of this program. The number of a step is its place in the list, from 1. */
export const sqliteSteps: readonly SchemaStep[] = [
  {
    name: 'ports, their rows and history, desks',
    sql: `
      CREATE TABLE port (
        port_id TEXT NOT NULL PRIMARY KEY,
        epoch INTEGER NOT NULL,
        version INTEGER NOT NULL,
        oldest INTEGER NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('authority', 'replica')),
        chain TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE world_row (
        port_id TEXT NOT NULL,
        "table" TEXT NOT NULL,
        id TEXT NOT NULL,
        "row" TEXT NOT NULL,
        PRIMARY KEY (port_id, "table", id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE history_entry (
        port_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        desk_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        name TEXT NOT NULL,
        "by" TEXT NOT NULL,
        at INTEGER NOT NULL,
        received INTEGER NOT NULL,
        args TEXT NOT NULL,
        changes TEXT NOT NULL,
        chain TEXT NOT NULL,
        PRIMARY KEY (port_id, version)
      ) STRICT;
      CREATE TABLE refused_entry (
        port_id TEXT NOT NULL,
        desk_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        name TEXT NOT NULL,
        "by" TEXT NOT NULL,
        at INTEGER NOT NULL,
        received INTEGER NOT NULL,
        args TEXT NOT NULL,
        refusal TEXT NOT NULL,
        PRIMARY KEY (port_id, desk_id, seq)
      ) STRICT;
      CREATE TABLE desk_mark (
        port_id TEXT NOT NULL,
        desk_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (port_id, desk_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE desk (
        port_id TEXT NOT NULL,
        desk_id TEXT NOT NULL,
        agency TEXT,
        duty TEXT NOT NULL CHECK (duty IN ('cases', 'administration')),
        token_hash TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        enrolled_at INTEGER NOT NULL,
        revoked_at INTEGER,
        PRIMARY KEY (port_id, desk_id)
      ) STRICT;
      CREATE TABLE enrolment_code (
        port_id TEXT NOT NULL,
        code_hash TEXT NOT NULL UNIQUE,
        agency TEXT,
        duty TEXT NOT NULL CHECK (duty IN ('cases', 'administration')),
        label TEXT NOT NULL,
        expires_at INTEGER NOT NULL,
        PRIMARY KEY (port_id, code_hash)
      ) STRICT;
    `,
  },
  {
    name: 'which refusals their desks have stored',
    sql: 'ALTER TABLE refused_entry ADD COLUMN heard INTEGER NOT NULL DEFAULT 0 CHECK (heard IN (0, 1))',
  },
];
