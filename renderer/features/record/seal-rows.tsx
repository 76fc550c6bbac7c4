import { useTranslation } from 'react-i18next';
import { valueOf, type Column } from '#shared/rules/record';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { FieldRow } from './field-row';
import { SavedText } from './saved-text';
import type { Sheet } from './use-record';

/** Numbers of seals between commas, spaces or their Chinese kin. */
const BETWEEN = /[\s,，、;；]+/;

/** Old and new seals: the declared ones stand beside. */
export function SealRows({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const declared = [...new Set(sheet.view.requests.flatMap((r) => r.marks.seals))].join('、');
  return (
    <>
      <FieldRow
        sheet={sheet}
        item="sealOld"
        hint={declared === '' ? t('sealsNone') : t('declared', { text: declared })}
      >
        {(own) => <Seals sheet={sheet} own={own} item="sealOld" offered={declared} />}
      </FieldRow>
      <FieldRow sheet={sheet} item="sealNew">
        {(own) => <Seals sheet={sheet} own={own} item="sealNew" offered="" />}
      </FieldRow>
    </>
  );
}

type Props = {
  readonly sheet: Sheet;
  readonly own: Column;
  readonly item: 'sealOld' | 'sealNew';
  readonly offered: string;
};

function Seals({ sheet, own, item, offered }: Props) {
  const t = useTexts('record');
  const { t: any } = useTranslation();
  const numbers = valueOf(own.entries, item, 'seals')?.numbers ?? [];
  const save = (text: string): void => {
    const list = text.split(BETWEEN).filter((part) => part !== '');
    void sheet.write(item, { kind: 'seals', numbers: list.slice(0, 20).map((n) => n.slice(0, 40)) }, '');
  };
  return (
    <div className="record-line">
      <SavedText
        figures
        label={wordOf(any, 'recordItem', item)}
        placeholder={t('sealHint')}
        longest={400}
        value={numbers.join(' ')}
        save={save}
      />
      {offered !== '' && numbers.length === 0 && (
        <button type="button" className="record-offer" onClick={() => save(offered)}>
          {t('asDeclared')}
        </button>
      )}
    </div>
  );
}
