import type { PortId, SessionId } from '#shared/kernel/ids';
import type { Day } from '#shared/kernel/time';
import type { Refusal } from '#shared/domain/refusal';
import type { World } from '#shared/domain/world';
import type { PermitLine } from '#shared/interchange/permit-sheet';
import type { Context } from '#shared/mutations/mutation';
import type { Permit } from '#shared/mutations/permit-mutations';
import { decide } from '#shared/mutations/registry';
import { loadsNamed } from '#shared/rules/permits';

/** What becomes of a line of a permit list at one load. `stray`: no load of the port bears its number. */
export type PermitFate =
  | { readonly kind: 'new'; readonly permit: Permit }
  | { readonly kind: 'known'; readonly sessionId: SessionId }
  | { readonly kind: 'refused'; readonly sessionId: SessionId; readonly refusal: Refusal }
  | { readonly kind: 'stray' };

export type PermitEntry = { readonly key: string; readonly line: PermitLine; readonly fate: PermitFate };

type Asked = { readonly portId: PortId; readonly day: Day; readonly context: Context };

/** The lines of a list, each with what entering it would come to at every load that it names. */
export function permitEntries(
  world: World,
  lines: readonly PermitLine[],
  { portId, day, context }: Asked,
): readonly PermitEntry[] {
  const taken = new Set<string>();
  return lines.flatMap((line): PermitEntry[] => {
    const loads = loadsNamed(world, line, { portId, day });
    if (loads.length === 0) return [{ key: String(line.row), line, fate: { kind: 'stray' } }];
    return loads.map((sessionId) => {
      const { ref, state, source, note } = line;
      const permit: Permit = { sessionId, ref, state, source, note };
      const key = `${sessionId}/${ref}`;
      const twice = taken.has(key);
      taken.add(key);
      const fate: PermitFate = twice ? { kind: 'known', sessionId } : fateOf(world, permit, context);
      return { key: `${String(line.row)}/${key}`, line, fate };
    });
  });
}

function fateOf(world: World, permit: Permit, context: Context): PermitFate {
  const { sessionId } = permit;
  const decision = decide(world, { name: 'permits.import', args: { permits: [permit] } }, context);
  if (!decision.ok) return { kind: 'refused', sessionId, refusal: decision.error };
  return decision.value.length === 0 ? { kind: 'known', sessionId } : { kind: 'new', permit };
}
