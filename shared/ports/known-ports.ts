import { hunchun } from './hunchun';
import type { PortKit } from './port-kit';
import { quanhe } from './quanhe';

/** The ports that a desk can be founded with, in the order in which they are offered. */
export const knownPorts: readonly PortKit[] = [hunchun, quanhe];

/** The kit of a port by its UN/LOCODE, or null when none is known. */
export const kitOf = (code: string): PortKit | null => knownPorts.find((kit) => kit.port.id === code) ?? null;
