/**
 * The names on the bridge, apart from their schemas: the sandboxed preload knows these and nothing more.
 * Renderer asks, main answers.
 */
export const callNames = [
  'app.info',
  'file.save',
  'file.open',
  'print.pdf',
  'print.paper',
  'print.job',
  'log.write',
  'disk.free',
  'memory.aside',
  'shots.plan',
  'shots.ready',
  'hub.exchange',
  'hub.snapshot',
  'hub.adopt',
  'hub.where',
  'hub.find',
  'hub.hello',
  'hub.join',
  'hub.host',
  'hub.peers',
  'hub.invite',
  'hub.revoke',
  'hub.backup',
  'hub.restore',
  'package.out',
  'package.in',
  'package.take',
  'package.answer',
  'home.list',
  'home.keep',
  'outbox.keep',
  'outbox.answered',
  'outbox.rescue',
] as const;

/** Main tells, renderer listens. */
export const eventNames = ['shots.show', 'app.closing', 'hub.poke', 'hub.changed'] as const;

export type CallName = (typeof callNames)[number];
export type EventName = (typeof eventNames)[number];
