import { z } from 'zod';
import type { Result } from '../kernel/result';
import { hubCalls, hubEvents } from './hub-contract';
import type { CallName, EventName } from './channels';

/** The largest file that is read or written over the bridge, in bytes: 64 MiB. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** The screen name with which main asks for the day plan to be printed to the pictures' folder, by the print button's own path. */
export const PRINT_STEP = 'print:day-plan';

/** Bytes of a file. Checked by its brand and not `instanceof`: it may come from the page's own realm. */
const bytes = z.custom<Uint8Array<ArrayBuffer>>(
  (value) => Object.prototype.toString.call(value) === '[object Uint8Array]',
);
const boundedBytes = bytes.refine((data) => data.byteLength <= LARGEST_FILE, 'a file is at most 64 MiB');

/** A file name without folders, of characters that every system of the port can store. */
const fileName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^\\/:*?"<>|\p{Cc}]+$/u)
  .refine((name) => !name.startsWith('.') && !name.endsWith('.'), 'a name neither begins nor ends with a dot');

/** A word of our own code such as `sync.late`: letters, digits, dots, dashes. Names, plates and texts of officers do not fit. */
const code = z.string().regex(/^[a-z][A-Za-z0-9.:-]{0,63}$/);

/** A screen's name among the pictures; becomes part of a file name. */
const screenName = z.string().regex(/^[a-z][a-z0-9-]{0,39}(:[a-z0-9-]{1,39})?$/);

const nothing = z.strictObject({});
const savedAt = z.strictObject({ path: z.string() });

/** What the desk runs on and how it was started. */
const appInfo = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  platform: z.string(),
  /** Opened with `--demo`. */
  demo: z.boolean(),
  /** Started to take pictures of every screen: call `shots.plan` when the first screen is drawn. */
  shots: z.boolean(),
  /** Started to print one job without an officer: call `print.job`. */
  printing: z.boolean(),
  /** Bytes free where the desk's memory is kept; null where the system does not say. */
  freeBytes: z.int().min(0).nullable(),
});

/** A line here is the only way to widen the bridge. Input is parsed by main, output by the page. */
export const calls = {
  'app.info': { input: nothing, output: appInfo },
  /** Asks the officer where, then writes whole or not at all. */
  'file.save': {
    input: z.strictObject({
      suggestedName: fileName,
      data: boundedBytes,
      kind: z.enum(['xlsx', 'csv', 'xml', 'pdf', 'json']),
    }),
    output: savedAt,
  },
  /** Asks the officer which sheets or manifests, and reads them. */
  'file.open': {
    input: nothing,
    output: z.strictObject({ files: z.array(z.strictObject({ name: z.string(), data: bytes })).min(1) }),
  },
  /** Prints the page as it stands, by its own `@page` sizes. `dialog` asks where; `shots` and `job` know it from the command line. */
  'print.pdf': {
    input: z.strictObject({ suggestedName: fileName, landscape: z.boolean(), to: z.enum(['dialog', 'shots', 'job']) }),
    output: savedAt,
  },
  /** Opens the system's print dialog for the page as it stands. */
  'print.paper': { input: nothing, output: nothing },
  /** What to print when the desk was started for one job: the text of the file given with `--print-job`. */
  'print.job': { input: nothing, output: z.strictObject({ text: z.string() }) },
  'log.write': {
    input: z.strictObject({
      level: z.enum(['info', 'warn', 'error']),
      event: code,
      detail: z.record(code, z.union([code, z.number(), z.boolean()])),
    }),
    output: nothing,
  },
  'disk.free': { input: nothing, output: z.strictObject({ bytes: z.int().min(0).nullable() }) },
  /** Starts the desk anew, with the page's database set aside under another name. */
  'memory.aside': { input: nothing, output: nothing },
  /** The screens of which pictures are to be taken, in order. */
  'shots.plan': { input: z.strictObject({ screens: z.array(screenName).min(1).max(60) }), output: nothing },
  /** The screen asked for by `shots.show` is drawn and still. */
  'shots.ready': { input: z.strictObject({ screen: screenName }), output: nothing },
  ...hubCalls,
} as const satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>;

/** Main tells, renderer listens. */
export const events = {
  /** Show this screen and answer with `shots.ready`; for PRINT_STEP print the day plan with `to: 'shots'` instead. */
  'shots.show': z.strictObject({ screen: screenName }),
  /** The window is about to close; what is only on the screen may be kept now. */
  'app.closing': nothing,
  ...hubEvents,
} as const satisfies Record<EventName, z.ZodType>;

export type Input<C extends CallName> = z.output<(typeof calls)[C]['input']>;
export type Output<C extends CallName> = z.output<(typeof calls)[C]['output']>;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;

/** Why a call was not done. Electron keeps only the message of a thrown error, so failures travel as data. */
export const ipcFailure = z.strictObject({
  code: z.enum([
    /** The caller is not the desk's own page. */
    'sender',
    /** What was said does not fit the contract. */
    'input',
    /** What was answered does not fit the contract, or main has a bug; the log says more. */
    'internal',
    /** The officer closed the dialog. */
    'cancelled',
    'disk-full',
    /** The folder or file may not be written: no rights, or another program holds it open. */
    'not-writable',
    'unreadable',
    'too-large',
    /** No printer, or it refused. */
    'no-printer',
    /** The desk was not started for this: no pictures or print job were asked for. */
    'not-asked',
  ]),
});
export type IpcFailure = z.output<typeof ipcFailure>;
export type Reply<C extends CallName> = Result<Output<C>, IpcFailure>;
