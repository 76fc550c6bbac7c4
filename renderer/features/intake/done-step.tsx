import { Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { useSaveErrorRows } from './error-rows';
import { useImportRun } from './import-run';

/** What came in, what did not, and where to go next. */
export function DoneStep({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('intake');
  const { result, entries, stop } = useImportRun();
  const show = useView((v) => v.show);
  const left = entries.filter((e) => e.of === 'requests' && (e.fate === 'error' || e.fate === 'acceptable'));
  if (!result) return null;
  return (
    <div className="done-step" aria-live="polite">
      <h3>
        <IconCircleCheck size={22} aria-hidden />
        {t('done.title', { count: result.added + result.changed })}
      </h3>
      <p>{t('done.counts', result)}</p>
      {result.consignments > 0 && <p>{t('done.consignments', { count: result.consignments })}</p>}
      {left.length > 0 && <LeftRows files={countByFile(left.map((e) => e.file))} />}
      <p className="quiet">{t('done.undo')}</p>
      <Group justify="flex-end">
        <Button variant="subtle" onClick={stop}>
          {t('done.more')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('done.finish')}
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            onClose();
            show('matching');
          }}
        >
          {t('done.match')}
        </Button>
      </Group>
    </div>
  );
}

const countByFile = (files: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
  return counts;
};

function LeftRows({ files }: { readonly files: ReadonlyMap<string, number> }) {
  const t = useTexts('intake');
  const save = useSaveErrorRows();
  const all = [...files.values()].reduce((sum, n) => sum + n, 0);
  return (
    <div className="left-rows">
      <p>{t('done.left', { count: all })}</p>
      {[...files].map(([file, count]) => (
        <Button key={file} variant="default" title={file} onClick={() => void save(file)}>
          {t('file.saveErrors', { count })} {files.size > 1 ? file : ''}
        </Button>
      ))}
    </div>
  );
}
