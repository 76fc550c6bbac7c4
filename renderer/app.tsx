import { MantineProvider } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { jobDrawn } from './data/print';
import { joinShots } from './data/shots';
import type { Start } from './data/start';
import { DeskContext } from './services';
import { FaultScreen } from './shell/fault-screen';
import { Frame } from './shell/frame';
import { lock } from './state/lock';
import { useView } from './state/view';
import { theme } from './ui/theme';

const Welcome = lazy(async () => ({ default: (await import('./shell/welcome')).Welcome }));
const PrintJob = lazy(async () => ({ default: (await import('./print/print-job')).PrintJob }));

/** The whole window: the first run, or the frame around an open desk. */
export function App({ opening }: { readonly opening: Promise<Start> }) {
  const [start, setStart] = useState<Start | null>(null);
  const [fault, setFault] = useState<unknown>(null);

  useEffect(() => {
    opening.then(enter, setFault);
    function enter(found: Start): void {
      if (found.kind === 'desk') useView.setState({ day: found.day, userId: found.userId, screen: found.screen });
      if (found.kind === 'desk' && !found.desk.demo) lock();
      setStart(found);
      if (found.kind === 'desk') void joinShots();
    }
  }, [opening]);

  return (
    <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} forceColorScheme="light">
      <FaultScreen fault={fault}>
        {start?.kind === 'desk' && (
          <DeskContext value={start.desk}>
            <Frame />
          </DeskContext>
        )}
        {start?.kind === 'print' && (
          <Suspense>
            <PrintJob job={start.job} at={start.at} onDrawn={jobDrawn} />
          </Suspense>
        )}
        {start?.kind === 'welcome' && (
          <Suspense>
            <Welcome onOpen={(url) => window.location.assign(url)} />
          </Suspense>
        )}
      </FaultScreen>
    </MantineProvider>
  );
}
