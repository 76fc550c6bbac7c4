/** Where each of several lists begins when they lie one behind another; one more at the end, for where the last ends. */
export function offsets(lists: readonly { readonly length: number }[]): Int32Array {
  const from = new Int32Array(lists.length + 1);
  lists.forEach(({ length }, i) => (from[i + 1] = from[i]! + length));
  return from;
}
