import { describe, expect, test } from 'vitest';
import { dispatchSlips, slipsBySheet } from '#renderer/print/inspection/dispatch-sheet';
import { recordSheet } from '#renderer/print/inspection/record-sheet';
import type { World } from '#shared/domain/world';
import { after, people, time } from '#tests/support/world-builder';
import { JOB, answer, runningJob, signedJob, writes, yardPeople } from '#tests/support/yard';

const { c1, c2 } = yardPeople;
const words = {
  agency: (code: string) => (code === 'customs' ? '海关' : '边检'),
  mode: (mode: string) => mode,
  item: (item: string) => item,
  minutes: (name: string, minutes: number) => `${name} ${minutes}`,
};
const sheetOf = (world: World) => recordSheet(world, world.sessions.get(JOB)!, words);
const slipsOf = (world: World) => dispatchSlips(world, world.sessions.get(JOB)!, words);

describe('the inspection record on paper', () => {
  test('says what the desk knows, and a stroke where nobody has said anything', () => {
    const empty = sheetOf(runningJob().world);
    expect(empty.signed).toBe(false);
    expect(Object.fromEntries(empty.facts)).toMatchObject({
      plate: '吉Ha、吉Hb1',
      container: '/',
      agencies: '海关、边检',
    });
    expect(empty.rows.map((r) => r.answers)).toEqual(empty.rows.map(() => [null, null]));
    expect(empty.released).toBeNull();
    const full = sheetOf(signedJob());
    expect(full.signed).toBe(true);
    expect(full.rows.find((r) => r.item === 'papers')).toMatchObject({ answers: ['ok', null], note: '/' });
    expect(full.agencies.map((a) => [a.name, a.signed, a.advice])).toEqual([
      ['海关', 'c1 2026-11-23 10:00', 'release'],
      ['边检', 'b1 2026-11-23 10:00', 'release'],
    ]);
  });

  test('names the release and who gave it', () => {
    const gone = after(
      signedJob(),
      'release.grant',
      { sessionId: JOB },
      { actor: people.supervisor, now: time('10:30') },
    );
    expect(sheetOf(gone).released).toBe('supervisor 2026-11-23 10:30');
  });

  test('a long note is never cut: it stands in the supplement, and on further pages where there is no room', () => {
    const note = '封志绳有磨损，已拍照并换新封志，经陪同人员当场确认无异议';
    const noted = writes(runningJob().world, c1, 'seals', { value: answer('off'), note });
    const sheet = sheetOf(noted);
    expect(sheet.rows.find((r) => r.item === 'seals')?.note).toBe('*');
    expect(sheet.supplement).toHaveLength(1);
    expect(sheet.supplement.flat().join('')).toBe(`seals：海：${note}`);
    const long = writes(runningJob().world, c1, 'seals', { value: answer('off'), note: '查'.repeat(499) });
    const pages = sheetOf(long).supplement;
    expect(pages.map((p) => p.length)).toEqual([0, 12]);
    expect(pages.flat().join('')).toBe(`seals：海：${'查'.repeat(499)}`);
  });

  test('the code changes with every word of it', () => {
    const { world } = runningJob();
    const codes = [world, writes(world, c1, 'papers', { value: answer('ok') })].map((w) => sheetOf(w).verifyCode);
    expect(new Set(codes).size).toBe(2);
    expect(codes[0]).toMatch(/^[0-9A-F]{8}$/);
  });
});

describe('the work order', () => {
  test('is one slip an agency with its own part of the team and its own checks, two on a sheet', () => {
    const slips = slipsOf(runningJob().world);
    expect(slips.map((s) => [s.agency, s.team, s.bay, s.time])).toEqual([
      ['海关', ['c1 c1', 'c2 c2'], '1', '2026-11-23 09:00–09:20'],
      ['边检', ['b1 b1', 'b2 b2'], '1', '2026-11-23 09:00–09:20'],
    ]);
    expect(slips[1]!.checks).toEqual(['vehicle', 'persons', 'hiding']);
    expect(slipsBySheet([...slips, slips[0]!]).map((s) => s.length)).toEqual([2, 1]);
    expect(slipsOf(writes(runningJob().world, c2, 'papers', { value: answer('ok') }))).toHaveLength(2);
  });
});
