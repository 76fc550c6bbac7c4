/**
 * How much a problem weighs: an `error` keeps its row out, an `acceptable` one does so until an officer has given a reason,
 * a `warning` lets the row in.
 */
export type Severity = 'error' | 'acceptable' | 'warning';

/**
 * Everything that can be said about one cell or row, and how much it weighs. Codes only: the sentences are the message
 * catalogue's. A code that is not here cannot be reported.
 */
const SEVERITY = {
  /** A required cell is empty. */
  required: 'error',
  /** None of the five marks by which an object is matched stands in the row. */
  'no-mark': 'error',
  /** The number stood before in this sheet for the same agency. */
  'duplicate-request': 'error',
  /** A bill stands twice in one manifest file. */
  'duplicate-bill': 'error',
  /** The permit stood before in this list for the same load. */
  'duplicate-permit': 'error',
  /** Another file of the same import has the same row, word for word. */
  'repeated-row': 'warning',
  /** The word is not one of those that the column knows. */
  'unknown-word': 'error',
  'not-a-number': 'error',
  'out-of-range': 'error',
  'too-long': 'error',
  'too-many': 'error',
  /** A number of more than 11 digits was stored as floating point: its last digits are lost. */
  'long-number': 'error',
  /** The same in a column that has no meaning here. */
  'unknown-long-number': 'warning',
  /** The spreadsheet shows an error value (#N/A) here. */
  'formula-error': 'error',
  'bad-time': 'error',
  /** The time lies on the day before or after the import's day. */
  'other-day': 'warning',
  /** The time lies more than a day away from the import's day. */
  'far-day': 'error',
  /** 最晚 is not after 最早. */
  'window-order': 'error',
  /** 最晚 is over before the truck arrives. */
  'window-before-arrival': 'warning',
  /** A mark that breaks its form: the row can come in with the mark as it was written, once an officer has said why. */
  'container-check-digit': 'acceptable',
  'container-form': 'acceptable',
  'declaration-form': 'acceptable',
  /** The declaration number says import where the row says 出境, or the reverse. */
  'declaration-direction': 'warning',
  'hs-form': 'acceptable',
  /** The goods code names a chapter that does not exist, or was cut to its ten tariff digits. */
  'hs-doubtful': 'warning',
  'vin-form': 'acceptable',
  'plate-form': 'warning',
  'serial-form': 'warning',
  'uscc-form': 'warning',
  'uscc-check-digit': 'warning',
  /** What was read stands repaired (a letter for a digit, a lost leading zero). */
  repaired: 'warning',
  /** An acceptable problem, accepted with the reason that stands in the row. */
  accepted: 'warning',
  /** The row is hidden in the spreadsheet; it was read nevertheless. */
  'hidden-row': 'warning',
  /** A second column of the same meaning says something else; kept beside the row. */
  'second-column': 'warning',
  /** A text of an unknown column or element was longer than is kept. */
  shortened: 'warning',
} as const satisfies Record<string, Severity>;

export type ProblemCode = keyof typeof SEVERITY;

/** What is wrong, where exactly, what was read there and what would have been right. */
export type Problem = {
  readonly file: string;
  /** As the spreadsheet counts: from 1, the header included. For XML: the consignment's place in the message. */
  readonly row: number;
  /** The column by the name that it has in the file. For XML: the path of the element. */
  readonly column: string;
  readonly read: string;
  /** What would have been right, as data: words of the column, bounds, a form, the repaired number. */
  readonly expected: string;
  readonly code: ProblemCode;
  readonly severity: Severity;
};

/** Why a file cannot be used at all. */
export type FileRefusalCode =
  | 'empty-file'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'unknown-extension'
  | 'not-what-its-name-says'
  | 'damaged'
  | 'encrypted'
  | 'undecodable'
  | 'unclosed-quote'
  | 'no-header'
  | 'missing-columns'
  | 'not-well-formed'
  | 'dtd-refused'
  | 'too-deep'
  | 'not-a-manifest'
  | 'unknown-message'
  | 'function-code';

/** The refusal of a whole file; `facts` carries what its sentence says. */
export type FileRefusal = {
  readonly code: FileRefusalCode;
  readonly file: string;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** Makes a file's refusal. */
export const fileRefusal = (code: FileRefusalCode, file: string, facts: FileRefusal['facts'] = {}): FileRefusal => ({
  code,
  file,
  facts,
});

/** Makes a problem; its weight follows from its code. */
export const problem = (code: ProblemCode, where: Omit<Problem, 'code' | 'severity'>): Problem => ({
  ...where,
  code,
  severity: SEVERITY[code],
});
