import type { PortId, SessionId } from '../kernel/ids';
import type { Day } from '../kernel/time';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { InspectionRequest } from '../domain/request';
import type { World } from '../domain/world';
import { sessionHolding } from './grouping';

const open = (r: InspectionRequest): boolean => r.status === 'open';
const byDeclaration = defineLookup('requests', (r) =>
  open(r) ? r.marks.declarations.map((d) => `${r.portId}/${d}`) : [],
);
const byNumber = defineLookup('requests', (r) => (open(r) ? [`${r.portId}/${r.day}/${r.requestNo}`] : []));

/** By what a list of permits names a load. */
export type LoadNamed = { readonly declaration: string | null; readonly requestNo: string | null };

/**
 * The sessions whose load a line of a permit list is about: by its declaration on whatever day, else by the request's number on the day.
 * Each once, in one order on every desk; none where the port knows no such load.
 */
export function loadsNamed(
  world: World,
  { declaration, requestNo }: LoadNamed,
  { portId, day }: { readonly portId: PortId; readonly day: Day },
): readonly SessionId[] {
  const found =
    declaration !== null
      ? [...rowsBy(world, byDeclaration, `${portId}/${declaration}`)]
      : requestNo !== null
        ? [...rowsBy(world, byNumber, `${portId}/${day}/${requestNo}`)]
        : [];
  return [...new Set(found.flatMap((r) => sessionHolding(world, r.id)?.id ?? []))].sort();
}
