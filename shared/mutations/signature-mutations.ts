import { z } from 'zod';
import { sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { put } from '../domain/change';
import type { Signature } from '../domain/record';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { sessionOrHeir } from '../rules/grouping';
import { nextNth } from '../rules/of-session';
import { columnOf, crewOf, recordOf, valueOf, type InspectionRecord } from '../rules/record';
import { releaseOf } from '../rules/release';
import { defineMutation, refuse, type Decision } from './mutation';

/**
 * Signs the own agency's column: from then on it is read-only. Refused until every check that the agency's requests ask for is
 * answered, with a word where it is not in order, at least the port's number of its officers is named (SPEC E6), and it is said who of
 * the trader was there (SPEC E8).
 */
export const signColumn = defineMutation({
  name: 'column.sign',
  kind: 'intention',
  right: 'record',
  args: z.strictObject({ sessionId }),
  decide(world, { sessionId }, { actor, now }) {
    const session = sessionOrHeir(world, sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    const { agency } = actor;
    const record = recordOf(world, session);
    const column = columnOf(record, agency);
    if (!column) return refuse('not-own-column', session.id, { agency });
    if (column.signature) return refuse('column-signed', column.signature.id, { agency });
    const [item] = column.open;
    if (item) return refuse('checks-open', session.id, { agency, item, count: column.open.length });
    const crew = crewOf(world, session, column);
    const no = crewShort(world, session, { agency, have: crew.length }) ?? partyOpen(session, record);
    if (no) return no;
    const { portId, day } = session;
    const requestId = session.requestIds[0]!;
    const nth = nextNth(column.signatures);
    const row: Signature = {
      id: [requestId, agency, nth].join('/'),
      portId,
      day,
      requestId,
      agency,
      nth,
      crew,
      by: actor.id,
      at: now,
      state: 'signed',
      reason: '',
      endedBy: null,
      endedAt: null,
    };
    return ok([put('signatures', row)]);
  },
});

type Crew = { readonly agency: string; readonly have: number };

function crewShort(world: World, session: JointSession, { agency, have }: Crew): Decision | null {
  const need = world.ports.get(session.portId)?.settings.officersPerAgency ?? 2;
  return have < need ? refuse('agency-short', session.id, { agency, have, need }) : null;
}

/** Someone of the trader signs or refuses with a word; where nobody was there, a witness stands for him (径行开验). */
function partyOpen(session: JointSession, { shared }: InspectionRecord): Decision | null {
  const party = valueOf(shared, 'party', 'party');
  if (!party) return refuse('party-open', session.id);
  if (!party.present) {
    const witness = valueOf(shared, 'witness', 'witness')?.name.trim() ?? '';
    return witness === '' ? refuse('witness-missing', session.id) : null;
  }
  const explained = party.signature === 'signed' || shared.get('party')?.now.note.trim() !== '';
  return party.signature !== null && explained ? null : refuse('party-open', session.id);
}

/** Opens the own signed column again, with the reason (SPEC E7). Not after the release: what then is found is told by a re-inspection. */
export const reopenColumn = defineMutation({
  name: 'column.reopen',
  kind: 'intention',
  right: 'record',
  args: z.strictObject({ sessionId, reason: z.string().max(300) }),
  decide(world, { sessionId, reason }, { actor, now }) {
    const session = sessionOrHeir(world, sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    const { agency } = actor;
    const signature = columnOf(recordOf(world, session), agency)?.signature;
    if (!signature) return refuse('column-unsigned', session.id, { agency });
    if (reason.trim() === '') return refuse('reason-missing', session.id);
    if (releaseOf(world, session)) return refuse('session-released', session.id);
    return ok([put('signatures', { ...signature, state: 'reopened', reason, endedBy: actor.id, endedAt: now })]);
  },
});
