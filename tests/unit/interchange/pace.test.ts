import { expect, test } from 'vitest';
import { readImportFile } from '#shared/interchange/read-file';
import { frame } from '#tests/support/import-frame';
import { billXml, messageXml } from '#tests/support/manifests';
import { csvText, fileOf, goodRow, tableOf } from '#tests/support/sheets';

test('long readings tell how far they are and let others run in between', async () => {
  const rows = Array.from({ length: 1200 }, (_, i) => goodRow({ 申请号: `HG-${i}` }));
  const bills = Array.from({ length: 1200 }, (_, i) => billXml(`T2026${i}`));
  const xml = messageXml('MT1401', `<DeclarationID>B20261123001</DeclarationID>${bills.join('')}`);
  for (const file of [fileOf('a.csv', csvText(tableOf(rows))), fileOf('a.xml', xml)]) {
    const heard: string[] = [];
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
      await Promise.resolve();
    };
    const read = await readImportFile(file, frame, {
      pause,
      onProgress: (done, total) => heard.push(`${done}/${total}`),
    });
    expect(read.ok && read.value.drafts.length).toBe(1200);
    expect([heard, pauses]).toEqual([['500/1200', '1000/1200', '1200/1200'], 2]);
  }
});
