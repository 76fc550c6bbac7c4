import { z } from 'zod';
import { batchId, portId, requestId, type RequestId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { agencyCode, direction, inspectionMode, priority } from './words';

const texts = z.array(z.string().max(60)).max(40).readonly();

/**
 * The marks by which an object is known, each as the sheet gave it, folded to one normal form
 * (`identifiers/`). Several of a kind are common: a load may stand on two declarations.
 */
export const objectMarks = z
  .strictObject({
    plates: texts,
    foreignPlates: texts,
    trailers: texts,
    vin: z.string().max(40).nullable(),
    containers: texts,
    seals: texts,
    /** 货物运输批次号 */
    batchNo: z.string().max(60).nullable(),
    /** 总运单号 */
    billNo: z.string().max(60).nullable(),
    declarations: texts,
  })
  .readonly();
export type ObjectMarks = z.infer<typeof objectMarks>;

/** What is on the truck, as far as a request says. */
export const goodsLine = z
  .strictObject({
    name: z.string().min(1).max(200),
    hs: z.string().max(13).nullable(),
    packages: z.number().min(0).nullable(),
    grossKg: z.number().min(0).nullable(),
    /** Temperature to be kept, °C. */
    temperature: z.number().min(-60).max(60).nullable(),
  })
  .readonly();
export type GoodsLine = z.infer<typeof goodsLine>;

/** Who stands behind the goods. Personal data: never logged. */
export const trader = z
  .strictObject({
    name: z.string().max(120).nullable(),
    /** 统一社会信用代码 */
    uscc: z.string().max(30).nullable(),
    phone: z.string().max(40).nullable(),
  })
  .readonly();
export type Trader = z.infer<typeof trader>;

/** One agency wants one object inspected (查验指令/申请). */
export const inspectionRequest = z
  .strictObject({
    id: requestId,
    portId,
    day: dayText,
    agency: agencyCode,
    requestNo: z.string().min(1).max(60),
    marks: objectMarks,
    goods: goodsLine,
    trader,
    direction,
    eta: utcMs,
    mode: inspectionMode,
    /** Minutes of work at the bay; the rule's default where the sheet left it empty. */
    minutes: z.int().min(5).max(480),
    notBefore: utcMs.nullable(),
    notAfter: utcMs.nullable(),
    priority,
    note: z.string().max(500),
    /** Columns of the sheet that this program does not know, kept and shown. */
    extra: z.record(z.string().max(60), z.string().max(500)).readonly(),
    status: z.enum(['open', 'withdrawn']),
    batchId,
  })
  .readonly();
export type InspectionRequest = z.infer<typeof inspectionRequest>;

/**
 * The request's identity: unique per port, day, agency and number (SPEC I1), so that two desks which import
 * the same sheet offline mean the same row.
 */
export const requestIdOf = (r: Pick<InspectionRequest, 'portId' | 'day' | 'agency' | 'requestNo'>): RequestId =>
  requestId.parse(`${r.portId}/${r.day}/${r.agency}/${r.requestNo}`);

/** The one mark an officer would call the object by: plate, else container, else batch, else declaration, else number. */
export const callName = (r: Pick<InspectionRequest, 'marks' | 'requestNo'>): string =>
  r.marks.plates[0] ??
  r.marks.foreignPlates[0] ??
  r.marks.containers[0] ??
  r.marks.batchNo ??
  r.marks.declarations[0] ??
  r.requestNo;
