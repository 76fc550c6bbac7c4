import { useView } from '../state/view';
import { FilesComing } from './files-coming';
import { GoodsReviewDialog } from './goods-review-dialog';
import { KeySheet } from './key-sheet';
import { PlacesDialog } from './places-dialog';
import { SearchPalette } from './search-palette';
import { SecondPersonDialog } from './second-person-dialog';
import { SlipDialog } from './slip-dialog';
import { TimeDialog } from './time-dialog';

/** The dialogs that belong to no screen; one is open at a time. */
export function Dialogs() {
  const { dialog, open } = useView();
  const close = (): void => open('none');
  return (
    <>
      {dialog === 'search' && <SearchPalette onClose={close} />}
      {dialog === 'keys' && <KeySheet onClose={close} />}
      <PlacesDialog />
      <SlipDialog />
      <TimeDialog />
      <SecondPersonDialog />
      <GoodsReviewDialog />
      <FilesComing />
    </>
  );
}
