import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { consignment } from '#shared/domain/consignment';
import { readRoadManifest, type ManifestReading } from '#shared/interchange/road-manifest';
import { codes, frame, told } from '#tests/support/import-frame';
import { billXml, messageXml, truckXml } from '#tests/support/manifests';
import { fileOf, utf16 } from '#tests/support/sheets';

const batch = '<DeclarationID>B20261123001</DeclarationID><DeclarationOfficeID>1517</DeclarationOfficeID>';

async function readMessage(content: string | Uint8Array): Promise<ManifestReading> {
  const read = await readRoadManifest(fileOf('舱单.xml', content), frame);
  if (!read.ok) throw new Error(`${read.error.code} ${JSON.stringify(read.error.facts)}`);
  return read.value;
}

async function refusal(content: string | Uint8Array): Promise<string> {
  const read = await readRoadManifest(fileOf('舱单.xml', content), frame);
  return read.ok ? 'read' : read.error.code;
}

describe('a message becomes consignments', () => {
  test('every fact reaches its field; what is unknown is kept by its path', async () => {
    const { drafts, messages } = await readMessage(messageXml('MT1401', batch + truckXml + billXml('T20261123001')));
    expect(messages).toEqual(['MT1401']);
    expect(drafts[0]?.problems).toEqual([]);
    expect(consignment.parse(drafts[0]?.value)).toEqual({
      id: 'CNHCG/2026-11-23/MT1401/B20261123001/T20261123001',
      portId: 'CNHCG',
      day: '2026-11-23',
      messageType: 'MT1401',
      marks: {
        plates: ['吉H12345'],
        foreignPlates: [],
        trailers: ['吉H1234挂'],
        vin: null,
        containers: ['CSQU3054383'],
        seals: ['RU0012345'],
        batchNo: 'B20261123001',
        billNo: 'T20261123001',
        declarations: [],
      },
      goods: [{ name: '活帝王蟹', hs: '0306339000', packages: 400, grossKg: 8500.5, temperature: null }],
      trader: { name: '珲春某水产有限公司', uscc: '91350200MA2YJ1XR9G', phone: '0433-7500000' },
      direction: 'in',
      eta: Date.parse('2026-11-23T08:30:00+08:00'),
      extra: {
        'Manifest/Head/MessageID': 'M-1',
        'Manifest/Declaration/DeclarationOfficeID': '1517',
        'Manifest/Declaration/BorderTransportMeans/TypeCode': '4',
        'Manifest/Declaration/BorderTransportMeans/Master/ID': '220000199001010000',
        'Manifest/Declaration/BorderTransportMeans/Master/Name': '张三',
        'Manifest/Declaration/Consignment/TransportContractDocument/ConditionCode': '10',
        'Manifest/Declaration/Consignment/ConsignmentItem/SequenceNumeric': '1',
      },
      status: 'open',
      batchId: 'b-1',
    });
  });

  test.each([
    ['MT1401', 'in'],
    ['MT2401', 'out'],
    ['MT3402', 'out'],
    ['MT4401', 'in'],
    ['MT4402', 'out'],
    ['MT4403', 'in'],
    ['MT4404', 'out'],
    ['MT4405', 'in'],
    ['MT4406', 'out'],
  ])('%s drives %s', async (type, direction) => {
    const { drafts } = await readMessage(messageXml(type, batch + truckXml + billXml('T20261123001')));
    expect(drafts.map((d) => [d.value?.direction, d.value?.messageType])).toEqual([[direction, type]]);
  });

  test('a message without bills is one consignment: an empty truck, or a truck inside its consignment', async () => {
    const empty = await readMessage(messageXml('MT4403', batch + truckXml));
    expect(empty.drafts.map((d) => [d.value?.id, d.value?.marks.plates, d.value?.goods])).toEqual([
      ['CNHCG/2026-11-23/MT4403/B20261123001/-', ['吉H12345'], []],
    ]);
    const inside = await readMessage(messageXml('MT4401', `${batch}<Consignment>${truckXml}</Consignment>`));
    expect(inside.drafts[0]?.value?.marks).toMatchObject({ plates: ['吉H12345'], trailers: ['吉H1234挂'] });
    expect(inside.drafts[0]?.value?.eta).toBe(Date.parse('2026-11-23T08:30:00+08:00'));
  });

  test('several bills of one truck are several consignments with its marks', async () => {
    const two = await readMessage(
      messageXml('MT1401', batch + truckXml + billXml('T20261123001') + billXml('T20261123002')),
    );
    expect(two.drafts.map((d) => [d.row, d.value?.marks.billNo, d.value?.marks.plates])).toEqual([
      [1, 'T20261123001', ['吉H12345']],
      [2, 'T20261123002', ['吉H12345']],
    ]);
    expect(Object.keys(two.drafts[1]?.value?.extra ?? {})).not.toContain(
      'Manifest/Declaration/Consignment[1]/TransportContractDocument/ConditionCode',
    );
    const listed =
      '<Consignment><TransportContractDocument><ID>T1001</ID></TransportContractDocument><TransportContractDocument><ID>T1002</ID></TransportContractDocument></Consignment>';
    const one = await readMessage(messageXml('MT4401', batch + truckXml + listed));
    expect(one.drafts.map((d) => d.value?.marks.billNo)).toEqual(['T1001', 'T1002']);
  });

  test('names in small letters, with prefixes or in an envelope mean the same', async () => {
    const xml = messageXml('MT1401', batch + truckXml + billXml('T20261123001'));
    const plain = (await readMessage(xml)).drafts[0]?.value;
    const prefixed = xml
      .replace(/<(\/?)([A-Z])/g, (_, slash: string, sign: string) => `<${slash}m:${sign}`)
      .replace('xmlns=', 'xmlns:m=');
    const camel = xml.replace(
      /<(\/?)([A-Z])(?=[a-z])/g,
      (_, slash: string, sign: string) => `<${slash}${sign.toLowerCase()}`,
    );
    const wrapped = xml.replace('<Manifest', '<MFTMessage><MFTData><Manifest').concat('</MFTData></MFTMessage>');
    for (const spelling of [prefixed, camel, wrapped]) {
      const { drafts } = await readMessage(spelling);
      expect({ ...drafts[0]?.value, extra: {} }).toEqual({ ...plain, extra: {} });
    }
  });

  test('the plate stands in the code or in the name; a customs vehicle code is kept aside', async () => {
    const truck = (id: string, name: string) =>
      messageXml('MT4401', `${batch}<BorderTransportMeans><ID>${id}</ID><Name>${name}</Name></BorderTransportMeans>`);
    const named = (await readMessage(truck('22H0012345678', 'А123ВС125'))).drafts[0]?.value;
    expect(named?.marks).toMatchObject({ plates: [], foreignPlates: ['A123BC125'] });
    expect(named?.extra['Manifest/Declaration/BorderTransportMeans/ID']).toBe('22H0012345678');
    expect((await readMessage(truck('吉H12345', 'MAN TGX'))).drafts[0]?.value?.marks.plates).toEqual(['吉H12345']);
  });

  test('function codes: 2 and 9 add, 5 changes, 3 withdraws; any other is refused', async () => {
    for (const [functionCode, status] of [
      ['2', 'open'],
      ['9', 'open'],
      ['5', 'open'],
      ['3', 'withdrawn'],
    ] as const) {
      const { drafts } = await readMessage(messageXml('MT1401', batch + billXml('T20261123001'), { functionCode }));
      expect(drafts[0]?.value).toMatchObject({ id: 'CNHCG/2026-11-23/MT1401/B20261123001/T20261123001', status });
    }
    for (const functionCode of ['0', 'T', '', '11', '22'])
      expect(await refusal(messageXml('MT1401', batch, { functionCode }))).toBe('function-code');
  });

  test('goods are read from the bill itself where it has no lines', async () => {
    const bill =
      '<Consignment><TransportContractDocument><ID>T1001</ID></TransportContractDocument><CargoDescription>活蟹</CargoDescription><TotalGrossMassMeasure>680</TotalGrossMassMeasure><ConsignmentPackaging><QuantityQuantity>9</QuantityQuantity></ConsignmentPackaging></Consignment>';
    const { drafts } = await readMessage(messageXml('MT1401', batch + bill));
    expect(drafts[0]?.value?.goods).toEqual([{ name: '活蟹', hs: null, packages: 9, grossKg: 680, temperature: null }]);
  });

  test('GB18030 and UTF-16 are read by their declaration; bytes that do not fit it are refused', async () => {
    const gb = readFileSync(new URL('../../fixtures/manifest-gb18030.xml', import.meta.url));
    const reading = await readMessage(gb);
    expect([reading.encoding, reading.drafts[0]?.value?.goods[0]?.name]).toEqual(['gb18030', '活帝王蟹']);
    const xml = messageXml('MT1401', batch + billXml('T20261123001'));
    expect((await readMessage(utf16(xml.replace('UTF-8', 'UTF-16')))).encoding).toBe('utf-16le');
    expect(await refusal(xml.replace('UTF-8', 'windows-1251'))).toBe('undecodable');
  });
});

describe('errors are told at their element', () => {
  test('container, number, time, goods', async () => {
    const bill = billXml('T20261123001')
      .replace('CSQU3054383', 'CSQU3054380')
      .replace('8500.5', 'viel')
      .replace('0306339000', '03')
      .replace('活帝王蟹', '');
    const { drafts } = await readMessage(
      messageXml('MT1401', batch + truckXml.replace('20261123083000', '20261323083000') + bill),
    );
    expect(told(drafts[0]!.problems)).toEqual([
      'container-check-digit Manifest/Declaration/Consignment/TransportEquipment/EquipmentIdentification/ID: CSQU3054380 → CSQU3054383',
      'hs-form Manifest/Declaration/Consignment/ConsignmentItem/Commodity/Classification/ID: 03 → 4-10 × 0-9',
      'not-a-number Manifest/Declaration/Consignment/ConsignmentItem/GoodsMeasure/GrossMassMeasure: viel → 0–1000000000',
      'required Manifest/Declaration/Consignment/ConsignmentItem/Commodity/CargoDescription:  → ',
      'bad-time Manifest/Declaration/BorderTransportMeans/ArrivalDateTime: 20261323083000 → yyyyMMddHHmmss',
    ]);
    expect(drafts[0]?.value).toBeNull();
  });

  test('a bill that stands twice is an error at the later place; a later change of it is not', async () => {
    const twice = await readMessage(messageXml('MT1401', batch + billXml('T20261123001') + billXml('T20261123001')));
    expect(twice.drafts.map((d) => codes(d.problems))).toEqual([[], ['duplicate-bill']]);
    const add = messageXml('MT1401', batch + billXml('T20261123001'));
    const change = messageXml('MT1401', batch + billXml('T20261123001'), { functionCode: '5' });
    const both = `<All>${[add, change].map((xml) => xml.replace(/<\?xml.*?\?>/, '')).join('')}</All>`;
    expect((await readMessage(both)).drafts.map((d) => [d.row, codes(d.problems)])).toEqual([
      [1, []],
      [2, []],
    ]);
  });

  test('a consignment that names no object is an error', async () => {
    const { drafts } = await readMessage(messageXml('MT4403', '<DeclarationOfficeID>1517</DeclarationOfficeID>'));
    expect(codes(drafts[0]!.problems)).toEqual(['no-mark']);
  });

  test('a day without a time is no arrival, and no error', async () => {
    const place = '<UnloadingLocation><ID>CNHCG</ID><ArrivalDate>20261123</ArrivalDate></UnloadingLocation>';
    const { drafts } = await readMessage(messageXml('MT1401', batch + place + billXml('T20261123001')));
    expect([codes(drafts[0]!.problems), drafts[0]?.value?.eta]).toEqual([[], null]);
    expect(drafts[0]?.value?.extra['Manifest/Declaration/UnloadingLocation/ArrivalDate']).toBe('20261123');
  });
});

describe('what is refused whole', () => {
  const laughs = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>';
  const outside = '<!DOCTYPE Manifest [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  const xml = messageXml('MT1401', batch + billXml('T20261123001'));

  test.each([
    ['entities that multiply', xml.replace('?>', `?>${laughs}`).replace('活帝王蟹', '&c;'), 'dtd-refused'],
    ['an external entity', xml.replace('?>', `?>${outside}`).replace('活帝王蟹', '&x;'), 'dtd-refused'],
    ['an external DTD', xml.replace('?>', '?><!DOCTYPE Manifest SYSTEM "http://example.org/x.dtd">'), 'dtd-refused'],
    ['a DTD in the middle', xml.replace('<Head>', '<!DOCTYPE x><Head>'), 'dtd-refused'],
    ['too deep', messageXml('MT1401', '<a>'.repeat(70) + '</a>'.repeat(70)), 'too-deep'],
    ['deep beyond the stack', '<a>'.repeat(200_000), 'too-deep'],
    ['cut short', xml.slice(0, -20), 'not-well-formed'],
    ['crossed tags', xml.replace('</Head>', '</Haed>'), 'not-well-formed'],
    ['two roots', `${xml}${xml.replace(/<\?xml.*?\?>/, '')}`, 'not-well-formed'],
    ['another document', '<order><id>1</id></order>', 'not-a-manifest'],
    ['a message of the sea', messageXml('MT2101', batch), 'unknown-message'],
    ['a name of the object prototype', messageXml('constructor', batch), 'unknown-message'],
  ])('%s', async (_, content, code) => {
    expect(await refusal(content)).toBe(code);
  });

  test('what looks like a DTD in a comment or in literal text is none', async () => {
    const odd = xml
      .replace('<Head>', '<!-- <!DOCTYPE x> --><Head>')
      .replace('活帝王蟹', '<![CDATA[<!DOCTYPE 蟹> & ]]>');
    expect((await readMessage(odd)).drafts[0]?.value?.goods[0]?.name).toBe('<!DOCTYPE 蟹> &');
  });

  test('references to characters and the five names are read, and a > between quotes ends no tag', async () => {
    const named = xml
      .replace('活帝王蟹', '&#27963;&#x87F9; &lt;A&amp;B&gt; &quot;')
      .replace('<Head>', '<Head a="1>2"/><Head b="<">'.replace('<"', '&lt;"'));
    const { drafts } = await readMessage(named.replace('<Head a="1>2"/>', '<Extra a="1>2"/>'));
    expect(drafts[0]?.value?.goods[0]?.name).toBe('活蟹 <A&B> "');
  });
});
