import { expect, test } from 'vitest';
import { noticeOutbox, outboxTable, outboxXml, resultOutbox, stampOf } from '#shared/interchange/outbox';
import { writeCsv } from '#shared/interchange/sheet-writer';
import { readXml, type XmlElement } from '#shared/interchange/xml-document';
import { someLoad } from '#tests/support/outgoing-arbitraries';
import { DAY, PORT, after, sessionOf, someWorld, time } from '#tests/support/world-builder';

const declaration = '151720261000048101';
const marks = { ...someLoad('x').marks, plates: ['吉HA<1>'], declarations: [declaration] };
const { world } = someWorld().withBay('1').withRequest('a', { marks }).placed('a', '1', '08:00');
const issued = after(world, 'notice.issue', {
  portId: PORT.id,
  day: DAY,
  sessionIds: [sessionOf('a')],
  bring: '发票 & 箱单',
  contact: '=1+1',
});
const frame = { portId: PORT.id, day: DAY, words: (_: string, code: string) => code };

function leaves(element: XmlElement): readonly string[] {
  return element.children.length === 0 ? [element.text] : element.children.flatMap(leaves);
}

test('O15: the message says cell by cell what the sheet says, and keeps all eighteen digits', () => {
  const outbox = noticeOutbox(issued, frame);
  const [header = [], row = []] = outboxTable(outbox);
  const read = readXml({ name: 'o.xml', bytes: outboxXml(outbox, { customsCode: '1517', at: '20261123070000' }) });
  if (!read.ok) throw new Error(read.error.code);
  const notice = read.value.root.children[1]!.children.find((c) => c.name === 'InspectionNotice')!;
  expect(leaves(notice)).toEqual(row);
  expect(row[header.indexOf('报关单号')]).toBe(declaration);
  expect(row[header.indexOf('查验开始')]).toBe('20261123080000');
  expect(new TextDecoder().decode(writeCsv([row]))).toContain(`\t${declaration}`);
});

test('O15: results are of inspections that have ended, each with its times', () => {
  expect(resultOutbox(issued, frame).rows).toEqual([]);
  const ended = after(issued, 'milestone.record', { sessionId: sessionOf('a'), kind: 'ended', at: time('08:30') });
  const [header = [], row = []] = outboxTable(resultOutbox(ended, frame));
  expect([row[header.indexOf('结束')], row[header.indexOf('结果')]]).toEqual(['20261123083000', 'none']);
  expect(stampOf(null, PORT.zone)).toBe('');
});
