/** One file inside a zip, still packed; what is not edited is written again byte for byte. */
export interface ZipPart {
  /** With forward slashes and without one in front, whatever the writer did. */
  readonly name: string;
  readonly rawName: Buffer;
  readonly packed: Buffer;
  readonly inflatedBytes: number;
  readonly crc32: number;
  readonly deflated: boolean;
  /** The general purpose flags of the entry. */
  readonly flags: number;
  /** Time and date as DOS wrote them, in one number. */
  readonly modified: number;
  readonly externalAttributes: number;
}
