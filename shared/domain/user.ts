import { z } from 'zod';
import { officerId, portId } from '../kernel/ids';
import { agencyCode } from './words';

/** The four roles of the rights table. */
export const role = z.enum(['officer', 'leader', 'supervisor', 'administrator']);
export type Role = z.infer<typeof role>;

/** What a role may do; the only place where a role turns into rights. */
export type Right =
  | 'intake'
  | 'match'
  | 'plan'
  | 'approve'
  | 'record'
  | 'book'
  /** To keep the port's rules: goods, appointments, trader list. */
  | 'rules'
  | 'administer'
  /** To draw objects and officers; only together with a witness. */
  | 'draw'
  | 'witness'
  /** To say who takes no part in what; an officer says it of himself. */
  | 'recuse'
  | 'handOver'
  /** To order work of the yard, and to note what it reports. */
  | 'yard'
  /** To decide on a load that one has not inspected: its conditions and its release. */
  | 'release';

/** Someone who works at a desk. */
export const user = z
  .strictObject({
    id: officerId,
    portId,
    name: z.string().min(1).max(60),
    agency: agencyCode,
    role,
    active: z.boolean(),
  })
  .readonly();
export type User = z.infer<typeof user>;

const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  officer: ['intake', 'record', 'book', 'witness', 'recuse', 'handOver', 'yard', 'release'],
  leader: ['intake', 'match', 'plan', 'record', 'book', 'draw', 'witness', 'recuse', 'handOver', 'yard', 'release'],
  supervisor: [
    'intake',
    'match',
    'plan',
    'approve',
    'book',
    'rules',
    'draw',
    'witness',
    'recuse',
    'handOver',
    'yard',
    'release',
  ],
  administrator: ['administer', 'rules', 'recuse'],
};

/** Whether someone of a role may do a thing. */
export const may = (who: { readonly role: Role }, right: Right): boolean => RIGHTS[who.role].includes(right);
