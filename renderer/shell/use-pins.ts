import { useEffect, useState } from 'react';
import { clockText, dayOf, type UtcMs } from '#shared/kernel/time';
import type { User } from '#shared/domain/user';
import { LONGEST_PIN, SHORTEST_PIN, signInRulesOf, type PinFault } from '#shared/rules/sign-in';
import { machineClock } from '../data/desk';
import { checkPin, setPin, usersWithPin } from '../data/pins';
import { memoryLostAt } from '../data/ports-at-desk';
import { useDeskState, usePort } from '../services';
import { useTexts } from '../text/i18n';

/** What can be done with the PINs of this workstation; each gives null, or a sentence that says why not. */
export type Pins = {
  /** Who has a PIN here; null until it is known. */
  readonly known: ReadonlySet<string> | null;
  /** Why nobody has one any more, where they were lost with the memory of this workstation. */
  readonly lost: string | null;
  readonly check: (user: User, pin: string) => Promise<string | null>;
  readonly give: (user: User, pin: string, again: string) => Promise<string | null>;
};

/** The PINs of this workstation and port. */
export function usePins(): Pins {
  const t = useTexts('signIn');
  const { id: portId, zone } = usePort();
  const tries = useDeskState((s) => signInRulesOf(s.world, portId).tries);
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  const [lostAt, setLostAt] = useState<UtcMs | null>(null);
  useEffect(() => {
    void memoryLostAt({ portId, demo: false }).then((at) => setLostAt(at as UtcMs | null));
    void usersWithPin(portId).then(setKnown);
  }, [portId]);
  const faultOf = (fault: PinFault): string => t(`fault.${fault}`, { least: SHORTEST_PIN, most: LONGEST_PIN });
  const isLost = lostAt !== null && known?.size === 0;
  return {
    known,
    lost: isLost ? t('lost', { day: dayOf(lostAt, zone), time: clockText(lostAt, zone) }) : null,
    async check(user, pin) {
      const answer = await checkPin({ user, pin, tries, now: machineClock() });
      if (answer.kind === 'right') return null;
      if (answer.kind === 'none') return t('open', { name: user.name });
      if (answer.kind === 'wrong') return t('wrong', { left: answer.left });
      const seconds = new Date(answer.until).toISOString().slice(17, 19);
      return t('waits', { time: `${clockText(answer.until, zone)}:${seconds}` });
    },
    async give(user, pin, again) {
      if (pin !== again) return t('differ');
      const fault = await setPin(user, pin);
      if (fault) return faultOf(fault);
      setKnown(await usersWithPin(portId));
      return null;
    },
  };
}
