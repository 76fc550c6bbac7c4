/** The columns of the day plan with their widths in millimetres; together the 260 mm between the margins of a landscape A4 page. */
export const COLUMNS = [
  ['no', 8],
  ['time', 24],
  ['bay', 18],
  ['vehicle', 34],
  ['papers', 36],
  ['goods', 34],
  ['trader', 34],
  ['check', 26],
  ['team', 26],
  ['green', 10],
  ['remark', 10],
] as const;

export type ColumnKey = (typeof COLUMNS)[number][0];

/** Millimetres of the page and its parts. */
export const MM = {
  pageWidth: 297,
  pageHeight: 210,
  top: 15,
  left: 25,
  width: 260,
  /** Between the top margin and the footer. */
  height: 176,
  footer: 14,
  title: 18,
  strip: 45,
  stripHeight: 42,
  /** What later pages have in place of the title. */
  runningHead: 7,
  tableHead: 8,
  row: 7,
  twoLineRow: 9,
  smallLine: 3.2,
  /** A row to write in by hand. */
  blankRow: 8,
  closing: 47,
  seal: 45,
  cellPadding: 0.8,
} as const;

/** Points of the table's text. */
export const POINTS = { table: 9, small: 8, figures: 8.5 } as const;

/** Rows kept for trucks that come unannounced. */
export const BLANK_ROWS = 3;
/** Seal boxes that stand beside each other; a port with more agencies gets a second row of them. */
export const SEALS_A_ROW = 3;
