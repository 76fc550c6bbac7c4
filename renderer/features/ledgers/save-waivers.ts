import { clockText, type UtcMs } from '#shared/kernel/time';
import { callName } from '#shared/domain/request';
import { requestsOf } from '#shared/rules/demand';
import type { WaiverLine } from '#shared/rules/fee-waiver';
import { saveWorkbook } from '../../data/files';
import { useDeskState, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';

const HEAD = ['object', 'carrier', 'trader', 'times', 'works', 'storage', 'verdict'] as const;

/** Saves the waiver ledger of the day as a workbook: what is borne and what is not, with the reason. */
export function useSaveWaivers(): (lines: readonly WaiverLine[]) => Promise<void> {
  const t = useTexts('ledgers');
  const { zone } = usePort();
  const day = useView((v) => v.day);
  const world = useDeskState((s) => s.world);
  const clock = (moment: UtcMs | null): string => (moment === null ? '' : clockText(moment, zone));
  return async (lines) => {
    const rows = lines.map((line) => {
      const [first] = requestsOf(world, line.session);
      return [
        first ? callName(first) : '',
        t(`fees.carrier.${line.carrier}`),
        first?.trader.name ?? '',
        `${clock(line.started)}–${clock(line.ended)} / ${clock(line.pickedUp)}`,
        String(line.works.length),
        String(line.storageDays),
        line.exclusion === null ? t('fees.borne') : t(`fees.exclusion.${line.exclusion}`),
      ];
    });
    const table = [HEAD.map((key) => t(`fees.column.${key}`)), ...rows];
    await saveWorkbook({
      table,
      sheet: t('tab.fees'),
      name: `${t('tab.fees')} ${day}.xlsx`,
      saved: (path) => t('saved', { path }),
      notSaved: () => t('notSaved'),
    });
  };
}
