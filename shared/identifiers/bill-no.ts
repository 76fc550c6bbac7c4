import { readSerial } from './batch-no';
import type { Reading } from './reading';

/** Reads a bill of lading or waybill number (总运单号): 4 to 35 letters and digits, the length of the manifest's field. */
export const readBillNo = (text: string): Reading => readSerial(text, 35);
