import { Kbd, Modal } from '@mantine/core';
import { useTexts } from '../text/i18n';
import { KEYS } from '../ui/keys';

const ROOMS = Object.keys(KEYS) as readonly (keyof typeof KEYS)[];

/** Every key of the desk with what it does, by the screen on which it works. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('shell');
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size={840}>
      <div className="key-sheet">
        {ROOMS.map((room) => (
          <section key={room}>
            <h3>{room === 'everywhere' ? t('keys.everywhere') : t(`railHint.${room}`)}</h3>
            <dl>
              {KEYS[room].map(([shown, what]) => (
                <div key={what}>
                  <dt>
                    <Kbd size="xs">{shown}</Kbd>
                  </dt>
                  <dd>{t(`keys.${what}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
