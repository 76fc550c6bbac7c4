import type { TFunction } from 'i18next';
import type { FindingValue } from '#shared/domain/record';
import { wordOf } from '../../text/sentences';

/** What a field says, in a line: for readers of another agency's column, of the history, and of the paper. */
export function valueText(t: TFunction, value: FindingValue, nameOf: (id: string) => string): string {
  switch (value.kind) {
    case 'check':
      return wordOf(t, 'check', value.answer);
    case 'seals':
      return value.numbers.join('、');
    case 'samples':
      return value.samples
        .map((s) => [s.number, s.quantity, wordOf(t, 'samplePurpose', s.purpose)].filter(Boolean).join(' '))
        .join('；');
    case 'temperature':
      return value.celsius === null ? '' : `${value.celsius} °C`;
    case 'crew':
      return value.people
        .map(({ officerId, minutes }) => (minutes === null ? nameOf(officerId) : `${nameOf(officerId)} ${minutes}′`))
        .join('、');
    case 'damage':
      return wordOf(t, 'damaged', value.damaged ? 'yes' : 'no');
    case 'conclusion':
      return `${wordOf(t, 'result', value.result)} · ${wordOf(t, 'advice', value.advice)}`;
    case 'party':
      return [
        wordOf(t, 'party', value.present ? 'present' : 'absent'),
        value.name,
        value.signature ? wordOf(t, 'party', value.signature) : '',
      ]
        .filter((part) => part !== '')
        .join(' · ');
    default:
      return [value.name, value.capacity].filter((part) => part !== '').join(' · ');
  }
}
