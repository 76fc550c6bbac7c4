import type { SchemaStep } from '../schema-step';

/** The steps from nothing to the schema of this program. The number of a step is its place in the list, from 1. */
export const postgresSteps: readonly SchemaStep[] = [
  {
    name: 'ports, their rows and history, desks',
    sql: `
      CREATE TABLE port (
        port_id text COLLATE "C" NOT NULL PRIMARY KEY,
        epoch bigint NOT NULL,
        version bigint NOT NULL,
        oldest bigint NOT NULL,
        role text NOT NULL CHECK (role IN ('authority', 'replica')),
        chain text NOT NULL
      ) WITH (fillfactor = 50);
      CREATE TABLE world_row (
        port_id text COLLATE "C" NOT NULL,
        "table" text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        "row" text NOT NULL,
        PRIMARY KEY (port_id, "table", id)
      ) WITH (fillfactor = 85);
      CREATE TABLE history_entry (
        port_id text COLLATE "C" NOT NULL,
        version bigint NOT NULL,
        epoch bigint NOT NULL,
        desk_id text COLLATE "C" NOT NULL,
        seq bigint NOT NULL,
        name text NOT NULL,
        "by" text NOT NULL,
        at bigint NOT NULL,
        received bigint NOT NULL,
        args text NOT NULL,
        changes text NOT NULL,
        chain text NOT NULL,
        PRIMARY KEY (port_id, version)
      );
      CREATE TABLE refused_entry (
        port_id text COLLATE "C" NOT NULL,
        desk_id text COLLATE "C" NOT NULL,
        seq bigint NOT NULL,
        name text NOT NULL,
        "by" text NOT NULL,
        at bigint NOT NULL,
        received bigint NOT NULL,
        args text NOT NULL,
        refusal text NOT NULL,
        PRIMARY KEY (port_id, desk_id, seq)
      );
      CREATE TABLE desk_mark (
        port_id text COLLATE "C" NOT NULL,
        desk_id text COLLATE "C" NOT NULL,
        seq bigint NOT NULL,
        PRIMARY KEY (port_id, desk_id)
      ) WITH (fillfactor = 50);
      CREATE TABLE desk (
        port_id text COLLATE "C" NOT NULL,
        desk_id text COLLATE "C" NOT NULL,
        agency text,
        duty text NOT NULL CHECK (duty IN ('cases', 'administration')),
        token_hash text COLLATE "C" NOT NULL UNIQUE,
        label text NOT NULL,
        enrolled_at bigint NOT NULL,
        revoked_at bigint,
        PRIMARY KEY (port_id, desk_id)
      );
      CREATE TABLE enrolment_code (
        port_id text COLLATE "C" NOT NULL,
        code_hash text COLLATE "C" NOT NULL UNIQUE,
        agency text,
        duty text NOT NULL CHECK (duty IN ('cases', 'administration')),
        label text NOT NULL,
        expires_at bigint NOT NULL,
        PRIMARY KEY (port_id, code_hash)
      );
    `,
  },
  {
    name: 'which refusals their desks have stored',
    sql: 'ALTER TABLE refused_entry ADD COLUMN heard boolean NOT NULL DEFAULT false',
  },
];
