import { Button, Group } from '@mantine/core';
import { Component, useEffect, useState, type ReactNode } from 'react';
import { beginWithNewMemory, isMemoryFault } from '../data/own-memory';
import { useTexts } from '../text/i18n';
import './frame.css';

type Props = { readonly fault: unknown; readonly children: ReactNode };

/** Catches what no one expected: says that nothing saved is lost, and offers to open again. */
export class FaultScreen extends Component<Props, { readonly caught: unknown }> {
  override readonly state = { caught: null as unknown };

  static getDerivedStateFromError(caught: unknown): { readonly caught: unknown } {
    return { caught };
  }

  override render(): ReactNode {
    const fault = this.state.caught ?? this.props.fault;
    return fault === null ? this.props.children : <Broken fault={fault} />;
  }
}

const reload = (): void => window.location.reload();

function Broken({ fault }: { readonly fault: unknown }) {
  const t = useTexts('shell');
  const [memory, setMemory] = useState(false);
  useEffect(() => void isMemoryFault(fault).then(setMemory), [fault]);
  const said = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  return (
    <main className="broken" role="alert">
      <h1>{t(memory ? 'broken.memory' : 'broken.title')}</h1>
      <p>{t(memory ? 'broken.memoryText' : 'broken.text')}</p>
      <pre>{said}</pre>
      {memory ? <NewMemory /> : <Button onClick={reload}>{t('broken.reload')}</Button>}
    </main>
  );
}

/** The way on for a desk whose database does not open: once more, or with a new one beside the old. */
function NewMemory() {
  const t = useTexts('shell');
  const [state, setState] = useState<'asked' | 'busy' | 'failed'>('asked');
  async function begin(): Promise<void> {
    setState('busy');
    if (!(await beginWithNewMemory())) setState('failed');
  }
  return (
    <>
      <Group>
        <Button loading={state === 'busy'} onClick={() => void begin()}>
          {t('broken.aside')}
        </Button>
        <Button variant="default" disabled={state === 'busy'} onClick={reload}>
          {t('broken.again')}
        </Button>
      </Group>
      {state === 'failed' && <p>{t('broken.asideFailed')}</p>}
    </>
  );
}
