/** The parts of the port's own data. */
export const TABS = [
  'port',
  'bays',
  'equipment',
  'officers',
  'duties',
  'users',
  'goods',
  'appointments',
  'checks',
  'rules',
] as const;
export type Tab = (typeof TABS)[number];
