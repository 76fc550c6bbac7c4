import { describe, expect, test } from 'vitest';
import { batchId } from '#shared/kernel/ids';
import { dayText, momentOf } from '#shared/kernel/time';
import { hunchun } from '#shared/ports/hunchun';
import { readForm, sameObject, type FormTexts } from '#renderer/features/intake/manual-row';

const day = dayText.parse('2026-11-23');
const frame = { port: hunchun.port, day, batchId: batchId.parse('hand') };
const whole: FormTexts = {
  agency: 'border',
  requestNo: 'H-1',
  direction: 'in',
  eta: '8:30',
  mode: 'vehicle',
  plate: 'А123ВС125',
  goods: '活蟹',
};

describe('a request typed by hand', () => {
  test('is read as a sheet is: codes of the menus, clock times of the day, folded plates', () => {
    const { value, problems } = readForm(whole, frame);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      agency: 'border',
      mode: 'vehicle',
      direction: 'in',
      marks: { plates: ['A123BC125'] },
    });
    expect(value?.eta).toBe(momentOf(day, 8 * 60 + 30, hunchun.port.zone));
  });

  test('tells each fault at its own field', () => {
    const { value, problems } = readForm({ ...whole, hs: '07', goods: '', minutes: '900' }, frame);
    expect(value).toBeNull();
    expect(Object.fromEntries(problems.map((p) => [p.column, p.code]))).toEqual({
      goods: 'required',
      hs: 'hs-form',
      minutes: 'out-of-range',
    });
  });

  test('a wrong check digit passes with a reason', () => {
    const wrong = { ...whole, container: 'CSQU3054384' };
    expect(readForm(wrong, frame).problems.map((p) => p.severity)).toEqual(['acceptable']);
    expect(readForm({ ...wrong, accepted: '实物核对' }, frame).problems.map((p) => p.severity)).toEqual(['warning']);
  });

  test('knows of other requests of the day for the same truck, not of itself', () => {
    const other = readForm(
      { ...whole, agency: 'customs', requestNo: 'C-1', plate: '', foreignPlate: 'a123bc 125' },
      frame,
    );
    const self = readForm(whole, frame);
    const twins = sameObject(whole, [other.value!, self.value!], day);
    expect(twins.map((r) => r.requestNo)).toEqual(['C-1']);
    expect(sameObject({ ...whole, plate: '' }, [other.value!], day)).toEqual([]);
  });
});
