import Dexie, { type EntityTable } from 'dexie';

/** A port that has been set up at this desk. `deskId` where a hub elsewhere has given this desk a name. */
export type PortAtDesk = {
  readonly portId: string;
  readonly demo: boolean;
  readonly openedAt: number;
  readonly deskId?: string;
  /** When this desk found its own memory gone, and began anew from what was kept elsewhere. */
  readonly lostAt?: number;
};

/** Which ports this desk knows, and who it is. Small and apart from the ports' own databases. */
class DeskDb extends Dexie {
  declare readonly ports: EntityTable<PortAtDesk & { id: string }, 'id'>;
  declare readonly self: EntityTable<{ id: 'desk'; deskId: string; language: string; userId: string }, 'id'>;

  constructor() {
    super('lianjian-desk', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ ports: 'id', self: 'id' });
  }
}

const db = new DeskDb();

/** The port opened last at this desk, leaving the demo aside; null on a new desk. */
export async function lastPort(): Promise<PortAtDesk | null> {
  const ports = await db.ports.filter((p) => !p.demo).toArray();
  return ports.toSorted((a, b) => b.openedAt - a.openedAt)[0] ?? null;
}

const keyOf = ({ portId, demo }: Pick<PortAtDesk, 'portId' | 'demo'>): string => `${demo ? 'demo' : 'board'}-${portId}`;

/** When this desk found that its memory of a port was gone; null where it never was. */
export const memoryLostAt = async (port: Pick<PortAtDesk, 'portId' | 'demo'>): Promise<number | null> =>
  (await db.ports.get(keyOf(port)))?.lostAt ?? null;

/** Notes that a port was opened here. */
export async function rememberPort(port: PortAtDesk): Promise<void> {
  await db.transaction('rw', db.ports, async () => {
    const known = await db.ports.get(keyOf(port));
    await db.ports.put({ ...known, ...port, id: keyOf(port) });
  });
}

/** The name under which this desk acts at a port: what the port's hub has given it, or its own. */
export async function deskNameAt(port: Pick<PortAtDesk, 'portId' | 'demo'>): Promise<string> {
  const [known, own] = await Promise.all([db.ports.get(keyOf(port)), deskIdentity()]);
  return known?.deskId ?? own;
}

/** This desk's own name, made once and kept. */
export async function deskIdentity(): Promise<string> {
  const known = await db.self.get('desk');
  if (known) return known.deskId; // on every start but the first: a write would wait for the disk
  return db.transaction('rw', db.self, async () => {
    const self = await db.self.get('desk');
    if (self) return self.deskId;
    const deskId = crypto.randomUUID();
    await db.self.put({ id: 'desk', deskId, language: '', userId: '' });
    return deskId;
  });
}

/** The choices made at this desk that outlive a restart: language and who sits here. */
export async function choices(): Promise<{ readonly language: string; readonly userId: string }> {
  const self = await db.self.get('desk');
  return { language: self?.language ?? '', userId: self?.userId ?? '' };
}

/** Keeps a choice. */
export async function choose(choice: { readonly language?: string; readonly userId?: string }): Promise<void> {
  await deskIdentity();
  await db.self.update('desk', choice);
}
