import { useMemo } from 'react';
import { sharedItems, type FindingValue, type RecordItem } from '#shared/domain/record';
import type { Release } from '#shared/domain/release';
import { may, type User } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import { recordOf, type Column, type InspectionRecord } from '#shared/rules/record';
import { releaseOf } from '#shared/rules/release';
import type { SessionView } from '../../data/day-model';
import { useAct, useActor, useDeskState } from '../../services';

/** A record on the screen: what it says, who looks at it, and the way to write a field of it. */
export type Sheet = {
  readonly view: SessionView;
  readonly world: World;
  readonly record: InspectionRecord;
  readonly release: Release | null;
  readonly actor: User;
  /** The column of who looks at it; null for an agency that has none. */
  readonly own: Column | null;
  /** Whether the own column can be written now: not signed, and by someone who may record. */
  readonly open: boolean;
  /** Whether what all share can be written: nobody has signed. */
  readonly sharedOpen: boolean;
  readonly write: (item: RecordItem, value: FindingValue, note: string) => Promise<boolean>;
};

/** The record of a session, as the one who works at this desk sees it. */
export function useSheet(view: SessionView): Sheet {
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const act = useAct();
  const record = useMemo(() => recordOf(world, view.session), [world, view.session]);
  const own = record.columns.find((c) => c.agency === actor.agency) ?? null;
  const records = may(actor, 'record');
  return {
    view,
    world,
    record,
    release: releaseOf(world, view.session),
    actor,
    own,
    open: records && own?.signature === null,
    sharedOpen: records && record.columns.every((c) => c.signature === null),
    write: async (item, value, note) => {
      const column = sharedItems.includes(item) ? null : actor.agency;
      const args = { sessionId: view.id, column, item, value, note };
      return (await act({ name: 'finding.record', args }, { quiet: true })) === null;
    },
  };
}
