import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { announce, findHubs } from '#hub/discovery';

const networked = Object.values(networkInterfaces())
  .flat()
  .some((address) => address !== undefined && !address.internal);

test.runIf(networked)(
  'N17: a hub that makes itself known is found with its ports and the beginning of its fingerprint',
  async () => {
    const silent = (cause: unknown): void => {
      throw cause;
    };
    const hubId = `hub-${'a1'.repeat(16)}`;
    const stop = announce(
      { hubId, name: '珲春口岸', port: 7_443, fingerprint: 'f'.repeat(64), ports: ['CNHCG', 'CNQUH'] },
      silent,
    );
    const found = (await findHubs(1_500, silent)).find((hub) => hub.hubId === hubId);
    await stop();
    expect(found).toMatchObject({ name: '珲春口岸', fingerprintPrefix: 'f'.repeat(16), ports: ['CNHCG', 'CNQUH'] });
    expect(found!.url).toMatch(/^https:\/\/.+:7443$/);
    expect((await findHubs(500, silent)).some((hub) => hub.hubId === hubId)).toBe(false);
  },
);
