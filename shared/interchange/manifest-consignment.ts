import { consignmentId, type ConsignmentId } from '../kernel/ids';
import { fingerprint } from '../kernel/digest';
import type { Consignment } from '../domain/consignment';
import type { GoodsLine, ObjectMarks, Trader } from '../domain/request';
import { readBatchNo } from '../identifiers/batch-no';
import { readBillNo } from '../identifiers/bill-no';
import { readUscc } from '../identifiers/uscc';
import { functionCodes, manifestElements, manifestMessages } from './manifest-elements';
import { manifestTexts, type ManifestTexts } from './manifest-texts';
import { readVehicleMarks } from './manifest-vehicle';
import { declarationMark, goodsCode, serialMark, traderCode } from './mark-readers';
import type { Draft, ImportFrame } from './request-row';
import type { XmlElement } from './xml-document';
import { elementsAt, xmlReader } from './xml-reader';

/** The message that consignments are read from. */
export type MessageFrame = ImportFrame & {
  readonly file: string;
  readonly type: string;
  readonly functionCode: string;
  /** How many consignments of the file stand before this message. */
  readonly rowsBefore: number;
};

const { declaration: D, consignment: C, item: I, party: P } = manifestElements;
/** What a message says of itself is kept with each of its bills, unless it has more bills than this: then with the first. */
const MOST_COPIES = 500;

type Line = {
  readonly message: XmlElement;
  readonly declaration: XmlElement;
  /** The Consignment element; null where the message has none. */
  readonly part: XmlElement | null;
  /** All Consignment elements of the message. */
  readonly parts: ReadonlySet<XmlElement>;
  readonly bill: XmlElement | null;
};

/** The consignments of one message: one a bill, or one for all where it names none. */
export function consignmentDrafts(message: XmlElement, frame: MessageFrame): readonly Draft<Consignment>[] {
  const lines = elementsAt(message, 'Declaration').flatMap((declaration) => linesOf(message, declaration));
  return lines.map((line, i) =>
    draftOf(line, { ...frame, row: frame.rowsBefore + i + 1, whole: i === 0 || lines.length <= MOST_COPIES }),
  );
}

function linesOf(message: XmlElement, declaration: XmlElement): readonly Line[] {
  const found = D.consignment.flatMap((name) => elementsAt(declaration, name));
  const parts = new Set(found);
  return (found.length > 0 ? found : [null]).flatMap((part) => {
    const bills = part ? xmlReader().all(part, C.billNo) : [];
    return (bills.length > 0 ? bills : [null]).map((bill) => ({ message, declaration, part, parts, bill }));
  });
}

type LineFrame = MessageFrame & {
  readonly row: number;
  /** Whether the line keeps what the message says outside its consignments. */
  readonly whole: boolean;
};

function draftOf(line: Line, frame: LineFrame): Draft<Consignment> {
  const texts = manifestTexts(xmlReader(), { file: frame.file, row: frame.row });
  const value = consignmentOf(line, texts, frame);
  return {
    row: frame.row,
    key: `${value.id} ${frame.functionCode}`,
    texts: [line.bill?.text ?? '', line.bill?.path ?? line.declaration.path],
    value: texts.problems.some((p) => p.severity === 'error') ? null : value,
    problems: texts.problems,
  };
}

function consignmentOf(line: Line, texts: ManifestTexts, frame: LineFrame): Consignment {
  const { declaration, part } = line;
  const direction = manifestMessages[frame.type] ?? 'in';
  const scopes = part ? [declaration, part] : [declaration];
  const batchNo = texts.mark(declaration, D.batchNo, serialMark(readBatchNo));
  const billNo = line.bill && texts.markOf(line.bill, serialMark(readBillNo));
  const marks: ObjectMarks = {
    ...readVehicleMarks(texts, scopes),
    batchNo,
    billNo,
    declarations: part ? texts.marks(part, C.declaration, declarationMark) : [],
  };
  if (!namesAnything(marks)) texts.complain('no-mark', declaration, D.batchNo[0]);
  const goods = part ? goodsOf(part, texts) : [];
  const consignment = {
    id: idOf(frame, marks),
    portId: frame.port.id,
    day: frame.day,
    messageType: frame.type,
    marks,
    goods,
    trader: part ? traderOf(part, direction, texts) : { name: null, uscc: null, phone: null },
    direction,
    eta: texts.time(scopes, direction === 'in' ? D.arrival : [...D.arrival, ...D.departure], frame),
    status: functionCodes[frame.functionCode] ?? 'open',
    batchId: frame.batchId,
  };
  return { ...consignment, extra: extraOf(line, texts, frame.whole) };
}

const namesAnything = (m: ObjectMarks): boolean =>
  m.batchNo !== null ||
  m.billNo !== null ||
  m.plates.length + m.foreignPlates.length + m.trailers.length + m.containers.length + m.declarations.length > 0;

/** The same bill of the same message means the same row at every desk; a change or a deletion finds it by this. */
function idOf(frame: MessageFrame, marks: ObjectMarks): ConsignmentId {
  const object = marks.batchNo ?? marks.plates[0] ?? marks.foreignPlates[0] ?? marks.containers[0] ?? '-';
  const told = `${object}/${marks.billNo ?? '-'}`;
  const whole = `${frame.port.id}/${frame.day}/${frame.type}/${told}`;
  return consignmentId.parse(
    whole.length <= 80 ? whole : `${frame.port.id}/${frame.day}/${frame.type}/${fingerprint(told)}`,
  );
}

/** Goods by the lines of the bill; by the bill's own words where it has no lines. */
function goodsOf(part: XmlElement, texts: ManifestTexts): readonly GoodsLine[] {
  const items = texts.reader.all(part, C.item);
  const packages = () => texts.number(part, C.packages);
  const grossKg = () => texts.number(part, C.grossKg);
  if (items.length === 0) {
    const name = texts.text(part, C.goods, 200);
    return name === null ? [] : [{ name, hs: null, packages: packages(), grossKg: grossKg(), temperature: null }];
  }
  return items.flatMap((item): GoodsLine[] => {
    const line = {
      name: texts.text(item, I.goods, 200),
      hs: texts.mark(item, I.hs, goodsCode),
      packages: texts.number(item, I.packages),
      grossKg: texts.number(item, I.grossKg),
      temperature: texts.number(item, I.temperature, { least: -60, most: 60 }),
    };
    if (line.name === null) texts.complain('required', item, I.goods[0]);
    return line.name === null ? [] : [{ ...line, name: line.name }];
  });
}

/** Who stands behind the goods on the own side: the consignee of what comes in, the consignor of what goes out. */
function traderOf(part: XmlElement, direction: Consignment['direction'], texts: ManifestTexts): Trader {
  const order = direction === 'in' ? [...C.consignee, ...C.consignor] : [...C.consignor, ...C.consignee];
  const party = order.flatMap((name) => texts.reader.all(part, [name]))[0];
  if (!party) return { name: null, uscc: null, phone: null };
  const id = texts.reader.first(party, P.id);
  // Company codes come as `USCC+9122…` or `9999+…`; only a trader code is one.
  const code = id?.text.split('+').at(-1) ?? '';
  const isUscc = readUscc(code).normal.length === 18;
  if (id && !isUscc) texts.reader.leave(id);
  return {
    name: texts.text(party, P.name, 120),
    uscc: id && isUscc ? traderCode(code, (why, expected) => texts.complainOf(why, id, expected)) : null,
    phone: texts.text(party, P.phone, 40),
  };
}

/** What the message says beyond what is read here, by the path of the element. */
function extraOf(line: Line, texts: ManifestTexts, whole: boolean): Consignment['extra'] {
  const { message, part, parts } = line;
  const bills = new Set(part ? xmlReader().all(part, C.billNo) : []);
  const around = whole ? texts.reader.unread(message, parts) : [];
  const inside = part ? texts.reader.unread(part, bills) : [];
  const extra: Record<string, string> = {};
  for (const [path, text] of [...around, ...inside]) {
    if (/(?:^|\/)Head\/(?:MessageType|FunctionCode)$/i.test(path)) continue;
    extra[path.slice(-200)] = texts.shortened(path, text, 2000);
  }
  return extra;
}
