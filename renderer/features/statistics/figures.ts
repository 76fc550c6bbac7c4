import { useMemo } from 'react';
import type { World } from '#shared/domain/world';
import { clearanceOf, type DirectionClearance } from '#shared/statistics/clearance';
import { jointWorkOf, type JointWork } from '#shared/statistics/joint-work';
import { laneInTimeOf } from '#shared/statistics/lane';
import { parityOf, type CountryParity } from '#shared/statistics/parity';
import type { Period } from '#shared/statistics/period';
import type { Share } from '#shared/statistics/sample';
import { stagesOf, type Stage } from '#shared/statistics/stages';
import { bayUseOf, officerUseOf, type BayUse, type OfficerUse } from '#shared/statistics/use-of-yard';
import { useDeskState, useNow } from '../../services';

/** All figures of a period. */
export type Figures = {
  readonly clearance: readonly DirectionClearance[];
  readonly stages: readonly Stage[];
  readonly joint: JointWork;
  readonly lane: Share;
  readonly bays: readonly BayUse[];
  readonly officers: readonly OfficerUse[];
  readonly parity: readonly CountryParity[];
};

const figuresOf = (world: World, period: Period): Omit<Figures, 'lane'> => ({
  clearance: clearanceOf(world, period),
  stages: stagesOf(world, period),
  joint: jointWorkOf(world, period),
  bays: bayUseOf(world, period),
  officers: officerUseOf(world, period),
  parity: parityOf(world, period),
});

/** The figures as the world stands; reckoned anew when it moves. */
export function useFigures(period: Period): Figures {
  const world = useDeskState((s) => s.world);
  const now = useNow();
  const figures = useMemo(() => figuresOf(world, period), [world, period]);
  // The clock alone moves this one: what was due a minute ago may be late now.
  const lane = useMemo(() => laneInTimeOf(world, period, now), [world, period, now]);
  return useMemo(() => ({ ...figures, lane }), [figures, lane]);
}
