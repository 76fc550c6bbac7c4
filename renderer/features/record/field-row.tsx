import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordItem } from '#shared/domain/record';
import type { Column } from '#shared/rules/record';
import { wordOf } from '../../text/sentences';
import { EntryTrace } from './entry-trace';
import type { Sheet } from './use-record';
import { useNameOf } from './use-name';
import { valueText } from './value-text';

type Props = {
  readonly sheet: Sheet;
  readonly item: RecordItem;
  /** A word beside the field's name, e.g. what was declared. */
  readonly hint?: ReactNode;
  /** The field itself, in the own column while it is open. */
  readonly children: (own: Column) => ReactNode;
};

/** One field across the columns that is no check: what the own column holds can be written, the others are read. */
export function FieldRow({ sheet, item, hint, children }: Props) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  return (
    <fieldset className="record-row" aria-label={wordOf(t, 'recordItem', item)}>
      <h4>
        {wordOf(t, 'recordItem', item)}
        {hint !== undefined && <small>{hint}</small>}
      </h4>
      {sheet.record.columns.map((column) => {
        const entry = column.entries.get(item);
        const mine = column.agency === sheet.actor.agency && sheet.open;
        const said = entry ? valueText(t, entry.now.value, nameOf) : '';
        return (
          <div
            key={column.agency}
            className="record-cell"
            data-own={mine || undefined}
            data-owed={(mine && column.open.includes(item)) || undefined}
          >
            {mine ? children(column) : <span className="record-said">{said === '' ? '—' : said}</span>}
            {!mine && entry && entry.now.note !== '' && <span className="record-note">{entry.now.note}</span>}
            <EntryTrace entry={entry} />
          </div>
        );
      })}
    </fieldset>
  );
}
