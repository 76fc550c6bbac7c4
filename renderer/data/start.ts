import type { PortId } from '#shared/kernel/ids';
import { dayOf, type Day, type UtcMs } from '#shared/kernel/time';
import type { DayFile } from '#shared/interchange/day-file';
import type { Screen } from '../state/view';
import { bridge } from './bridge';
import { DEMO_DAY, DEMO_NOW, DEMO_PORT, DEMO_USER } from './demo/demo-facts';
import { clockFrom, machineClock, type Desk } from './desk';
import { openDeskHere } from './desk-here';
import { homesAtDesk, keepHome } from './homes';
import { choices, lastPort, rememberPort } from './ports-at-desk';

/** What the window opens with: the first run, or a desk on a day. */
export type Start =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'print'; readonly job: DayFile; readonly at: UtcMs }
  | {
      readonly kind: 'desk';
      readonly desk: Desk;
      readonly day: Day;
      readonly userId: string;
      readonly screen: Screen;
    };

/** Decides by the address and by what this desk knows. `?demo=1` opens the demo day, `?port=CODE` a port, `?print=1` prints a job. */
export async function openStart(): Promise<Start> {
  const query = new URLSearchParams(window.location.search);
  if (query.get('print') === '1') return openJob();
  if (query.get('demo') === '1') return openDemo();
  const portId = query.get('port') ?? (await lastPort())?.portId ?? (await rememberedElsewhere());
  return portId === null ? { kind: 'welcome' } : openPort(portId as PortId);
}

/** The day that another program wants printed. */
async function openJob(): Promise<Start> {
  const { readDayFile } = await import('#shared/interchange/day-file');
  const reply = await bridge()?.call('print.job', {});
  if (!reply?.ok) throw new Error('there is no job to print');
  const job = readDayFile(reply.value.text);
  if (!job.ok) throw new Error(`the job is no day file: ${job.error}`);
  return { kind: 'print', job: job.value, at: machineClock() };
}

/** The port of a desk whose own memory is gone; null on a new desk. */
async function rememberedElsewhere(): Promise<string | null> {
  const [home] = await homesAtDesk();
  if (!home) return null;
  const { portId, deskId } = home;
  const now = machineClock();
  await rememberPort({ portId, deskId, demo: false, openedAt: now, lostAt: now });
  return portId;
}

/** Milliseconds that a desk with nothing to show waits for its hub. */
const PATIENCE = 20_000;

/** Resolves when the port has come, or when it is known that it will not come now. */
function firstNews({ store, portId }: Desk): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(late);
      leave();
      resolve();
    };
    const late = setTimeout(() => done(), PATIENCE);
    const leave = store.subscribe(({ world, weather, lastSync, sync }) => {
      const answered = lastSync !== null && !sync.running;
      if (world.ports.has(portId) || weather !== null || sync.heldUp !== null || answered) done();
    });
  });
}

async function openPort(portId: PortId): Promise<Start> {
  const desk = await openDeskHere({ portId, demo: false, now: machineClock });
  const world = () => desk.store.getState().world;
  // A desk that has just joined, or whose memory was lost, has nothing to show before its hub has answered.
  if (!world().ports.has(portId)) await firstNews(desk);
  const port = world().ports.get(portId);
  if (!port) return { kind: 'welcome' };
  void rememberPort({ portId, demo: false, openedAt: machineClock() });
  keepHome({ portId, deskId: desk.deskId });
  const { userId } = await choices();
  return { kind: 'desk', desk, day: dayOf(machineClock(), port.zone), userId, screen: 'board' };
}

/** The demo day, in its own database; filled on the first visit by the same import and the same actions as any other day. */
async function openDemo(): Promise<Start> {
  const desk = await openDeskHere({ portId: DEMO_PORT, demo: true, now: clockFrom(DEMO_NOW) });
  const isThere = (): boolean => desk.store.getState().world.ports.has(DEMO_PORT);
  if (!isThere() && desk.begunBefore) await firstNews(desk);
  if (!isThere()) {
    const { fillDemo } = await import('./demo/fill');
    const filled = await fillDemo(desk);
    if (!filled.ok) throw new Error(`the demo could not be stored: ${filled.error.code}`);
  }
  void rememberPort({ portId: DEMO_PORT, demo: true, openedAt: machineClock() });
  return { kind: 'desk', desk, day: DEMO_DAY, userId: DEMO_USER, screen: 'board' };
}
