import { useEffect, useState } from 'react';
import { keepPhoto, photosOf, storedPhotos, type StoredPhoto } from '../../data/photo-store';
import { useAct, useDesk } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';
import type { Sheet } from './use-record';

export type Photos = {
  /** Those of the record's photos whose bytes this desk has, by hash. */
  readonly stored: ReadonlyMap<string, StoredPhoto>;
  /** Keeps pictures on the disk and notes each in the own column. */
  readonly add: (files: readonly Blob[]) => Promise<void>;
};

/** The photos of a record at this desk. */
export function usePhotos({ view, record }: Sheet): Photos {
  const desk = useDesk();
  const act = useAct();
  const t = useTexts('record');
  const say = useToasts((s) => s.say);
  const [stored, setStored] = useState<ReadonlyMap<string, StoredPhoto>>(new Map());
  const hashes = record.columns.flatMap((c) => c.photos.map((p) => p.hash)).join(' ');
  useEffect(() => {
    let left = false;
    void look(hashes === '' ? [] : hashes.split(' '));
    async function look(wanted: readonly string[]): Promise<void> {
      const found = await storedPhotos(photosOf(desk), wanted);
      if (!left) setStored(new Map(found.map((p) => [p.hash, p])));
    }
    return () => {
      left = true;
    };
  }, [desk, hashes]);

  async function add(files: readonly Blob[]): Promise<void> {
    for (const file of files) {
      // eslint-disable-next-line no-await-in-loop -- one picture after another: a phone's twenty would fill the memory at once
      const kept = await keepPhoto(photosOf(desk), file);
      if (!kept.ok) {
        say({ tone: 'weather', text: t(`photo.failure.${kept.error}`), undoable: false });
        continue;
      }
      const { hash, type, bytes, width, height } = kept.value;
      const args = { sessionId: view.id, hash, type, bytes: bytes.byteLength, width, height, note: '' };
      // eslint-disable-next-line no-await-in-loop -- the row follows its bytes
      await act({ name: 'photo.record', args }, { quiet: true });
    }
  }
  return { stored, add };
}
