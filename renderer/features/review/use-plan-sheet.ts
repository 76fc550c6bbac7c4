import { useMemo } from 'react';
import type { World } from '#shared/domain/world';
import type { Printing } from '../../print/day-plan/day-plan-papers';
import type { Picture } from '../../print/day-plan/picture';
import { dayPlanSheet, type DayPlanSheet } from '../../print/day-plan/sheet';
import { sheetWords, usePaperTexts } from '../../print/paper-texts';
import { useActor, useDay, useDesk, useNow } from '../../services';

/** The form of the chosen picture of the day's plan in a world; set up anew when the world moves. */
export function usePlanSheet(world: World, picture: Picture): DayPlanSheet {
  const { port, day } = useDay();
  const texts = usePaperTexts();
  const words = useMemo(() => sheetWords(texts, port), [texts, port]);
  return useMemo(
    () => dayPlanSheet(world, { portId: port.id, day, picture, words }),
    [world, port, day, picture, words],
  );
}

/** Who prints, and when: the first copy. */
export function usePrintingOf(): Printing {
  const actor = useActor();
  const at = useNow();
  const { demo } = useDesk();
  return useMemo(() => ({ at, by: actor.name, copy: 1, demo }), [at, actor.name, demo]);
}
