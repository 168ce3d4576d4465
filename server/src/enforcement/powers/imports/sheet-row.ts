/** A row as it stands in the file. */
export interface SheetRow {
  /** As people see it: the heading is row 1. */
  row: number;
  cells: string[];
  /** By column: cells whose text is not theirs. */
  marks?: Map<number, 'formula' | 'cell-error'>;
}

/** No table of ours has a tenth of it; a file with more is something else. */
export const MOST_COLUMNS = 256;
