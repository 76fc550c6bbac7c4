import type { Consignment } from '#shared/domain/consignment';
import type { InspectionRequest } from '#shared/domain/request';
import type { HeaderColumn } from '#shared/interchange/header';
import type { FileRefusal } from '#shared/interchange/problems';
import type { Draft, ImportFrame } from '#shared/interchange/request-row';
import type { FileKind, SourceFile } from '#shared/interchange/sniff';
import type { Encoding } from '#shared/interchange/text-encoding';
import type { ColumnMatches, SheetHead } from './import-columns';

/** What the page asks the import worker: read these files for that port and day. One job a worker. */
export type ImportJob = {
  readonly files: readonly SourceFile[];
  readonly frame: ImportFrame;
  /** How sheets with headers of their own are to be understood. */
  readonly matches: ColumnMatches;
};

/** What one file was recognised as, or why it cannot be used. */
export type FileReport =
  | {
      readonly file: string;
      readonly refusal: FileRefusal;
      /** Its header, where only that could not be understood and an officer may tell. */
      readonly head: SheetHead | null;
      /** The sheet that was looked at, and all that an officer may choose instead. */
      readonly sheet: string;
      readonly sheets: readonly string[];
    }
  | {
      readonly file: string;
      readonly refusal: null;
      readonly kind: FileKind;
      /** Null where the format decides it itself. */
      readonly encoding: Encoding | null;
      /** The sheet's name; for a manifest the message type. */
      readonly sheet: string;
      /** The sheets of a workbook that can be seen. */
      readonly sheets: readonly string[];
      /** Empty for a manifest. */
      readonly columns: readonly HeaderColumn[];
      readonly rows: number;
      /** Sums, repeated headers and notes, passed over. */
      readonly skipped: number;
      /** Null for a manifest. */
      readonly head: SheetHead | null;
      /** Whether it was read as an officer has once told. */
      readonly matched: boolean;
    };

/** Rows of one file as they were read, some at a time, so that taking them over never holds up the window. */
export type DraftsRead =
  | { readonly of: 'requests'; readonly file: string; readonly drafts: readonly Draft<InspectionRequest>[] }
  | { readonly of: 'consignments'; readonly file: string; readonly drafts: readonly Draft<Consignment>[] };

/** What the import worker tells, in this order: progress and reports of files, then all rows, then the end. */
export type ImportNews =
  | { readonly kind: 'progress'; readonly file: string; readonly done: number; readonly total: number }
  | { readonly kind: 'report'; readonly report: FileReport }
  | { readonly kind: 'drafts'; readonly read: DraftsRead }
  | { readonly kind: 'end' };
