import { HubRefusal } from '../server-problems';
import type { AddRoutes } from './served';

/** `/health`: this process lives. `/ready`: it can take exchanges now. `/metrics`: its figures for Prometheus. */
export const healthRoutes: AddRoutes = (app, { hub, metrics, stopping }) => {
  app.get('/health', { config: { rateLimit: false } }, () => ({ ok: true }));
  app.get('/ready', async () => {
    if (stopping.signal.aborted) throw new HubRefusal('stopping', { wait: 5 });
    await hub.store.ready().catch((cause: unknown) => {
      throw new HubRefusal('store', { wait: 5, facts: { trouble: cause instanceof Error ? cause.name : 'unknown' } });
    });
    return { ok: true };
  });
  app.get('/metrics', async (_, reply) => {
    const text = await metrics.text();
    return reply.type(metrics.contentType).send(text);
  });
};
