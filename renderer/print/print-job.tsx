import '../ui/fonts.css';
import { useEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';
import { invariant } from '#shared/kernel/invariant';
import type { UtcMs } from '#shared/kernel/time';
import type { DayFile } from '#shared/interchange/day-file';
import { DayPlanPapers } from './day-plan/day-plan-papers';
import { dayPlanSheet } from './day-plan/sheet';
import { sheetWords, usePaperTexts } from './paper-texts';

type Props = {
  readonly job: DayFile;
  readonly at: UtcMs;
  /** Called once the papers stand in their own typefaces. */
  readonly onDrawn: () => void;
};

/** The papers of a day that another program handed over to be printed; nothing else is in the window. */
export function PrintJob({ job: { world, portId, day, by }, at, onDrawn }: Props) {
  const texts = usePaperTexts();
  const port = world.ports.get(portId);
  invariant(port, 'a day file brings its port');
  const words = useMemo(() => sheetWords(texts, port), [texts, port]);
  const sheet = useMemo(
    () => dayPlanSheet(world, { portId, day, picture: 'current', words }),
    [world, portId, day, words],
  );
  useEffect(() => {
    // The window may never be shown, so no frame is waited for: measuring lays the papers out and calls for their typefaces.
    document.body.getBoundingClientRect();
    void document.fonts.ready.then(onDrawn);
  }, [onDrawn]);
  return createPortal(
    <div className="print-outlet">
      <DayPlanPapers sheet={sheet} printing={{ at, by, copy: 1, demo: false }} />
    </div>,
    document.body,
  );
}
