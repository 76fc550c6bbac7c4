import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
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

function Broken({ fault }: { readonly fault: unknown }) {
  const t = useTexts('shell');
  return (
    <main className="broken" role="alert">
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      <pre>{fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)}</pre>
      <Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>
    </main>
  );
}
