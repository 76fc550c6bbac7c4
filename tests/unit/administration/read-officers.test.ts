import { expect, test } from 'vitest';
import type { Skill } from '#shared/domain/words';
import { readOfficers } from '#renderer/features/administration/read-officers';
import { PORT, someWorld } from '#tests/support/world-builder';

const skills = new Map<string, Skill>([
  ['动物检疫', 'animal'],
  ['车体检查', 'body'],
  ['animal quarantine', 'animal'],
  ['осмотр машин', 'body'],
]);
const known = [...someWorld().withOfficer('c1').world.officers.values()];
const read = (text: string) => readOfficers(text, { port: PORT, known, words: { skills } });

test('rows of a spreadsheet become officers, the head row is left out', () => {
  const rows = read('工号\t姓名\t单位\t资格\nG1\t孙晓梅\t珲春海关\t动物检疫、车体检查\nB1\t赵一鸣\tborder\t');
  expect(
    rows.map((r) => ('officer' in r.result ? [r.result.officer.agency, r.result.officer.skills] : r.result)),
  ).toEqual([
    ['customs', ['animal', 'body']],
    ['border', []],
  ]);
});

test('a known number is changed and keeps its key; a new number is its own key', () => {
  const [changed, added] = read('c1,孙晓梅,海关\nG2，刘志强，海关');
  expect(changed?.result).toMatchObject({ isNew: false, officer: { id: 'c1', name: '孙晓梅' } });
  expect(added?.result).toMatchObject({ isNew: true, officer: { id: 'G2' } });
});

test('each row that makes no officer says why', () => {
  const rows = read('\t某某\t海关\nG3\t\t海关\nG4\t甲\t铁路\nG5\t乙\t海关\t潜水\nG6\t丙\t海关\nG6\t丁\t海关');
  expect(rows.map((r) => ('problem' in r.result ? r.result.problem : 'good'))).toEqual([
    { code: 'number', text: '' },
    { code: 'name', text: '' },
    { code: 'agency', text: '铁路' },
    { code: 'skill', text: '潜水' },
    'good',
    { code: 'twice', text: 'G6' },
  ]);
});

const skillsOf = (text: string) =>
  read(text).map(({ result }) => ('officer' in result ? result.officer.skills : result.problem));

test('a skill of two words is one skill; skills are parted by 、 , ; / and line ends', () => {
  expect(skillsOf('G1\tA\t海关\tAnimal quarantine, Осмотр машин')).toEqual([['animal', 'body']]);
  for (const between of ['、', '，', '; ', '；', ' / '])
    expect(skillsOf(`G1\tA\t海关\tAnimal quarantine${between}车体检查`)).toEqual([['animal', 'body']]);
  expect(skillsOf('G1\tA\t海关\t"Animal quarantine\nосмотр машин"\nG2\tB\t海关\t动物检疫')).toEqual([
    ['animal', 'body'],
    ['animal'],
  ]);
  expect(skillsOf('G1\tA\t海关\tAnimal diving')).toEqual([{ code: 'skill', text: 'Animal diving' }]);
});

test('in a line that was typed every cell from the fourth on is a skill', () => {
  expect(skillsOf('G1, A, 海关, animal quarantine, 车体检查')).toEqual([['animal', 'body']]);
  expect(skillsOf('G1,A,海关')).toEqual([[]]);
});
