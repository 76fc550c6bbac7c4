/** The minute that stands for "has no place": smaller than any minute of any plan, large enough to add to. */
export const NOWHERE = -(1 << 28);
