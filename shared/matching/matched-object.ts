import type { MatchedObject } from './evidence';
import type { Cluster } from './groups';
import type { Profile } from './profile';

/** All requests of some units, in row order. */
export const membersOf = (units: Cluster['units']): Profile[] =>
  units.flatMap(({ members }) => members).sort((a, b) => a.index - b.index);

type Field = 'tractors' | 'trailers' | 'vins' | 'containers' | 'batches' | 'bills' | 'declarations';

/** What the requests of one object say together: each identifier once, broken ones only where no whole one is known. */
export function objectOf(members: readonly Profile[]): MatchedObject {
  const keys = (field: Field): string[] => {
    const [whole, broken]: [string[], string[]] = [[], []];
    for (const member of members)
      for (const { key, valid } of member[field]) {
        const list = valid ? whole : broken;
        if (!list.includes(key)) list.push(key);
      }
    return whole.length > 0 ? whole : broken;
  };
  return {
    plates: keys('tractors'),
    trailers: keys('trailers'),
    vins: keys('vins'),
    containers: keys('containers'),
    batchNos: keys('batches'),
    billNos: keys('bills'),
    declarations: keys('declarations'),
  };
}
