import { Button, Modal, UnstyledButton } from '@mantine/core';
import { IconCamera, IconPhotoOff } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { clockText } from '#shared/kernel/time';
import type { Photo } from '#shared/domain/record';
import type { StoredPhoto } from '../../data/photo-store';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { PhotoView } from './photo-view';
import type { Sheet } from './use-record';
import { useNameOf } from './use-name';
import { usePhotos } from './use-photos';

/** The photos of each column: taken, dropped or pasted into the own one, shown as small pictures. */
export function PhotoRow({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const { stored, add } = usePhotos(sheet);
  const [shown, show] = useState<Photo | null>(null);
  return (
    <fieldset className="record-row" aria-label={t('step.photos')}>
      <h4>{t('step.photos')}</h4>
      {sheet.record.columns.map((column) => {
        const mine = column.agency === sheet.actor.agency && sheet.open;
        return (
          <div key={column.agency} className="record-cell" data-own={mine || undefined}>
            <div className="record-photos">
              {column.photos.map((photo) => (
                <Thumb key={photo.id} photo={photo} stored={stored.get(photo.hash)} open={() => show(photo)} />
              ))}
              {!mine && column.photos.length === 0 && <span className="record-blank">—</span>}
            </div>
            {mine && <Take add={add} />}
          </div>
        );
      })}
      {shown && (
        <Modal opened onClose={() => show(null)} size="auto" title={t('photo.title')}>
          <PhotoView photo={shown} stored={stored.get(shown.hash)} sheet={sheet} close={() => show(null)} />
        </Modal>
      )}
    </fieldset>
  );
}

type ThumbProps = { readonly photo: Photo; readonly stored: StoredPhoto | undefined; readonly open: () => void };

function Thumb({ photo, stored, open }: ThumbProps) {
  const t = useTexts('record');
  const { zone } = usePort();
  const nameOf = useNameOf();
  const when = `${nameOf(photo.by)} ${clockText(photo.at, zone)}`;
  return (
    <UnstyledButton className="record-thumb" onClick={open} title={when} data-missing={!stored || undefined}>
      {stored ? (
        <img src={stored.thumb} alt={t('photo.by', { when })} />
      ) : (
        <span>
          <IconPhotoOff size={18} aria-hidden />
          {t('photo.elsewhere', { name: nameOf(photo.by) })}
        </span>
      )}
    </UnstyledButton>
  );
}

function Take({ add }: { readonly add: (files: readonly Blob[]) => Promise<void> }) {
  const t = useTexts('record');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const live = useRef(true);
  useEffect(() => {
    live.current = true;
    return () => {
      live.current = false;
    };
  }, []);
  async function take(files: readonly Blob[]): Promise<void> {
    if (files.length === 0) return;
    setBusy(true);
    await add(files);
    if (live.current) setBusy(false);
  }
  function onDrop(e: DragEvent): void {
    e.preventDefault();
    setOver(false);
    void take([...e.dataTransfer.files]);
  }
  function onPaste(e: ClipboardEvent): void {
    const files = [...e.clipboardData.files];
    if (files.length > 0) e.preventDefault();
    void take(files);
  }
  return (
    <div
      className="record-take"
      data-over={over || undefined}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      <Button
        size="sm"
        variant="default"
        loading={busy}
        leftSection={<IconCamera size={16} />}
        onClick={() => input.current?.click()}
      >
        {t('photo.add')}
      </Button>
      <small>{t('photo.hint')}</small>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t('photo.add')}
        onChange={(e) => {
          const files = [...(e.currentTarget.files ?? [])];
          e.currentTarget.value = '';
          void take(files);
        }}
      />
    </div>
  );
}
