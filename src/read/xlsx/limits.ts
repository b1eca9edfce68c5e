/** How much a workbook may ask of the reader; each limit is far above what Excel writes, and low enough that hostile files stop early. */

const megabyte = 1024 * 1024;

/**
 * A part whose inflated size is over `suspectFrom` may not be more than `ratio` times its packed size.
 * Measured: billing records pack 8 to 12 times, a million empty formatted rows 36 times; deflate itself ends at 1,032.
 */
export const bomb = { suspectFrom: 50 * megabyte, ratio: 200 } as const;

/** Inflated bytes of one part, by what it is for. */
export const partBytes = {
  sheet: 4096 * megabyte,
  sharedStrings: 512 * megabyte,
  styles: 64 * megabyte,
  structure: 16 * megabyte,
} as const;

/** Entries of the zip; a workbook of a hundred sheets with pictures has some hundreds. */
export const zipEntries = 65_536;

/** Excel's own edges of a sheet. */
export const sheetEdges = { rows: 1_048_576, columns: 16_384 } as const;

/** Characters of one cell, where Excel ends at 32,767; of the cells of one row together; of XML between one tag and the next. */
export const characters = { cell: 64 * 1024, row: 16 * megabyte, betweenTags: megabyte } as const;

/** Elements inside one another; a worksheet needs about 10. */
export const xmlDepth = 256;

/** Things of which one workbook may have so many: texts in the shared table (8 bytes each besides their letters), merged ranges of a sheet. */
export const counts = { sharedStrings: 16 * megabyte, mergedRanges: 100_000 } as const;

/** A batch is handed over when it has this many rows, or characters and cells together, whichever comes first. */
export const batch = { rows: 500, characters: megabyte } as const;
