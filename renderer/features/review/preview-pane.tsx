import { Button } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { usePrinting } from '../../data/print';
import { DayPlanPapers } from '../../print/day-plan/day-plan-papers';
import { MM } from '../../print/day-plan/measures';
import { paginateDayPlan } from '../../print/day-plan/paginate';
import type { Picture } from '../../print/day-plan/picture';
import { useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';
import { usePlanSheet, usePrintingOf } from './use-plan-sheet';

/** CSS pixels of a page's width in real size. */
const PAGE_PIXELS = (MM.pageWidth * 96) / 25.4;
/** Room for the scroll bar and the shadows. */
const MARGINS = 36;

type Props = { readonly picture: Picture; readonly wide: boolean };

/** The very papers that will be printed, drawn as small as the room asks. */
export function PreviewPane({ picture, wide }: Props) {
  const t = useTexts('review');
  // The papers of a long day take a moment: the click that changed them is answered first.
  const world = useDeferredValue(useDeskState((s) => s.world));
  const sheet = usePlanSheet(world, picture);
  const printing = usePrintingOf();
  const [room, pane] = useWidth();
  const pages = useMemo(() => paginateDayPlan({ lines: sheet.lines, agencies: sheet.port.agencies.length }), [sheet]);
  const Glyph = wide ? IconArrowsMinimize : IconArrowsMaximize;
  return (
    <section className="review-preview" aria-label={t('preview.title')}>
      <h2>
        {t('preview.title')} <small>{t('preview.pages', { count: pages.length })}</small>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Glyph size={14} />}
          onClick={() => usePrinting.setState({ preview: !wide })}
        >
          {wide ? t('preview.narrow') : t('preview.wide')}
        </Button>
      </h2>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- papers hold nothing to focus, yet the keys must scroll them */}
      <div className="review-papers" ref={pane} tabIndex={0}>
        {room > 0 && (
          <div style={{ zoom: Math.min(1, (room - MARGINS) / PAGE_PIXELS) }}>
            <DayPlanPapers sheet={sheet} printing={printing} />
          </div>
        )}
      </div>
    </section>
  );
}

/** The width of an element in pixels, followed as it changes. */
function useWidth(): readonly [number, RefObject<HTMLDivElement | null>] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    watch.observe(element.current);
    return () => watch.disconnect();
  }, []);
  return [width, element];
}
